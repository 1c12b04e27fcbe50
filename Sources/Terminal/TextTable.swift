/// Rows in columns that are aligned by the width that characters have on a terminal.
///
/// A cell is one line: line ends and tabs in it become spaces, control characters U+FFFD.
public struct TextTable: Sendable {
  public enum Alignment: Sendable {
    case leading
    /// For numbers.
    case trailing
  }

  public struct Column: Sendable {
    public var title: String
    public var alignment: Alignment

    public init(_ title: String, _ alignment: Alignment = .leading) {
      self.title = title
      self.alignment = alignment
    }
  }

  private struct Cell {
    let text: String
    let width: Int

    init(_ cell: String) {
      if let width = TerminalText.plainWidth(cell) {
        (text, self.width) = (cell, width)
      } else {
        text = TextTable.oneLine(cell)
        width = TerminalText.width(text)
      }
    }
  }

  private let columns: [Column]
  private var rows: [[Cell]] = []

  /// - Parameter hasHeading: Whether the titles stand above the columns.
  public init(_ columns: [Column], hasHeading: Bool = true) {
    self.columns = columns
    if hasHeading { rows.append(columns.map { Cell($0.title) }) }
  }

  /// Adds a row; missing cells are empty, further ones are left out.
  public mutating func add(_ cells: [String]) {
    rows.append(columns.indices.map { Cell($0 < cells.count ? cells[$0] : "") })
  }

  /// The table with a line end behind each row.
  ///
  /// - Parameter width: The columns of the terminal, to which the last cell of a row is cut; `nil` cuts nothing,
  ///   for a pipe or a file.
  public func text(within width: Int? = TerminalSize.ofOutput?.columns) -> String {
    let widths = columns.indices.map { column in rows.map { $0[column].width }.max() ?? 0 }
    var text = ""
    for cells in rows { append(cells, widths, width, to: &text) }
    return text
  }

  private func append(_ cells: [Cell], _ widths: [Int], _ limit: Int?, to text: inout String) {
    let start = text.utf8.count
    var taken = 0
    for (column, cell) in cells.enumerated() {
      let isLast = column + 1 == columns.count
      var cell = cell
      if isLast, let limit {
        // As many columns as a word needs, even if the terminal is too narrow for the others.
        cell = Cell(TerminalText.cut(cell.text, to: max(limit - taken, 8)))
      }
      let gap = max(0, widths[column] - cell.width)
      switch columns[column].alignment {
      case .leading:
        text += cell.text
        if !isLast { text += String(repeating: " ", count: gap) }
      case .trailing:
        let isCut = isLast && limit.map { taken + widths[column] > $0 } ?? false
        text += (isCut ? "" : String(repeating: " ", count: gap)) + cell.text
      }
      if !isLast { text += "  " }
      taken += widths[column] + 2
    }
    while text.utf8.count > start, text.utf8.last == UInt8(ascii: " ") { text.unicodeScalars.removeLast() }
    text += "\n"
  }

  private static func oneLine(_ cell: String) -> String {
    TerminalText.safe(cell.unicodeScalars.contains(where: isBreak) ? spaced(cell) : cell)
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  private static func spaced(_ cell: String) -> String {
    String(cell.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
