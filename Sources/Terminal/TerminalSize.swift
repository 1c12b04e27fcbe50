internal import Glibc

/// How much a terminal shows at once.
public struct TerminalSize: Sendable, Hashable {
  public let columns: Int
  public let rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// The size of standard output; `nil` if it is no terminal, so that nothing has to fit.
  public static var ofOutput: TerminalSize? { TerminalSize(of: STDOUT_FILENO) }

  /// What the terminal says, then `COLUMNS` and `LINES`, then the usual 80 by 24; `nil` for what is no terminal.
  public init?(of descriptor: Int32, environment: (String) -> String? = Environment.variable) {
    guard isatty(descriptor) == 1 else { return nil }
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) != 0 { size = winsize() }
    func known(_ said: UInt16, _ variable: String, _ usual: Int) -> Int {
      if said > 0 { return Int(said) }
      let number = environment(variable).flatMap { Int($0) } ?? 0
      return 1...10_000 ~= number ? number : usual
    }
    columns = known(size.ws_col, "COLUMNS", 80)
    rows = known(size.ws_row, "LINES", 24)
  }

  /// Whether a text leaves a row for the prompt.
  public func fits(_ text: String) -> Bool {
    var taken = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      // Colours take no room.
      let width = TerminalText.width(String(line).replacing(#/\u{1B}\[[0-9;]*m/#, with: ""))
      taken += max(1, (width + columns - 1) / columns)
      // The last line end opens an empty line, which is the prompt's.
      if taken > rows { return false }
    }
    return true
  }
}
