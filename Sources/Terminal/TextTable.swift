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

  private let columns: [Column]
  private var rows: [[String]] = []

  /// - Parameter hasHeading: Whether the titles stand above the columns.
  public init(_ columns: [Column], hasHeading: Bool = true) {
    self.columns = columns
    if hasHeading { rows.append(columns.map(\.title)) }
  }

  /// Adds a row; missing cells are empty, further ones are left out.
  public mutating func add(_ cells: [String]) {
    rows.append(columns.indices.map { $0 < cells.count ? Self.oneLine(cells[$0]) : "" })
  }

  /// The table with a line end behind each row.
  ///
  /// - Parameter width: The columns of the terminal, to which the last cell of a row is cut; `nil` cuts nothing,
  ///   for a pipe or a file.
  public func text(within width: Int? = TerminalSize.ofOutput?.columns) -> String {
    let widths = columns.indices.map { column in rows.map { TerminalText.width($0[column]) }.max() ?? 0 }
    return rows.map { line($0, widths, width) + "\n" }.joined()
  }

  private func line(_ cells: [String], _ widths: [Int], _ limit: Int?) -> String {
    var line = ""
    var taken = 0
    for (column, cell) in cells.enumerated() {
      let isLast = column + 1 == columns.count
      var cell = cell
      if isLast, let limit {
        // As many columns as a word needs, even if the terminal is too narrow for the others.
        cell = TerminalText.cut(cell, to: max(limit - taken, 8))
      }
      let gap = String(repeating: " ", count: max(0, widths[column] - TerminalText.width(cell)))
      switch columns[column].alignment {
      case .leading: line += isLast ? cell : cell + gap
      case .trailing: line += isLast && limit.map { taken + widths[column] > $0 } ?? false ? cell : gap + cell
      }
      if !isLast { line += "  " }
      taken += widths[column] + 2
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  private static func oneLine(_ cell: String) -> String {
    TerminalText.safe(cell.contains { $0.isNewline || $0 == "\t" } ? spaced(cell) : cell)
  }

  private static func spaced(_ cell: String) -> String {
    String(cell.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}
