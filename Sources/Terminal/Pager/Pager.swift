internal import Glibc
internal import OperatingSystem

/// Shows text page by page.
public enum Pager {
  /// Shows a text, and returns when the reader has left the pager.
  ///
  /// A reader who leaves early has seen enough. While the pager runs, Ctrl-C is for it alone.
  ///
  /// - Returns: Whether the pager could be run; if not, nothing was shown.
  public static func show(_ text: String, with pager: PagerCommand) -> Bool {
    let interrupts = [SIGINT, SIGQUIT].map { (number: $0, before: signal($0, SIG_IGN)) }
    defer { for interrupt in interrupts { signal(interrupt.number, interrupt.before) } }
    let command = ShellCommand(pager.command, variables: pager.environment)
    switch command.run(input: Array(text.utf8)) {
    case .notStarted, .exit(126), .exit(127): return false
    case .exit, .signal, .tooLate: return true
    }
  }
}
