extension TerminalText {
  /// A number with what it counts, as people say it: `1 article`, `2 articles`.
  public static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
