/// The command that shows long output page by page.
public struct PagerCommand: Sendable, Hashable {
  /// For `/bin/sh -c`, as git runs it.
  public let command: String
  /// Variables for it that nobody set.
  let environment: [String: String]

  /// Fails where no pager is wanted: its variable is empty, or names `cat`.
  ///
  /// The first that is set of `NETEASE_ARCHIVE_PAGER` and `PAGER`, or else `less`.
  public init?(environment: (String) -> String? = Environment.variable) {
    let wanted = environment("NETEASE_ARCHIVE_PAGER") ?? environment("PAGER") ?? "less -FRX"
    let command = wanted.trimmingSpaces
    guard !command.isEmpty, command != "cat" else { return nil }
    self.command = command
    // F: leave if all fits; R: show colours; X: leave the text on the screen. The text is UTF-8 in every locale.
    self.environment = ["LESS": "FRX", "LESSCHARSET": "utf-8"].filter { environment($0.key) == nil }
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
