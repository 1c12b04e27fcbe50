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

    init(_ text: String) {
      self.text = text
      width = TerminalText.width(text)
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
    rows.append(columns.indices.map { $0 < cells.count ? Cell(Self.oneLine(cells[$0])) : Cell("") })
  }

  /// The table with a line end behind each row.
  ///
  /// - Parameter width: The columns of the terminal, to which the last cell of a row is cut; `nil` cuts nothing,
  ///   for a pipe or a file.
  public func text(within width: Int? = TerminalSize.ofOutput?.columns) -> String {
    let widths = columns.indices.map { column in rows.map { $0[column].width }.max() ?? 0 }
    return rows.map { line($0, widths, width) + "\n" }.joined()
  }

  private func line(_ cells: [Cell], _ widths: [Int], _ limit: Int?) -> String {
    var line = ""
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
        line += cell.text
        if !isLast { line += String(repeating: " ", count: gap) }
      case .trailing:
        let isCut = isLast && limit.map { taken + widths[column] > $0 } ?? false
        line += (isCut ? "" : String(repeating: " ", count: gap)) + cell.text
      }
      if !isLast { line += "  " }
      taken += widths[column] + 2
    }
    while line.last == " " { line.removeLast() }
    return line
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
