public import ArticleModel

extension BeijingTime {
  /// As people read it in a table: `2026-11-24 08:10`, or the date where there is no more.
  ///
  /// Every time that is shown is Beijing time, when an article appeared as well as when it was looked at: so the
  /// two can be compared, and the same archive looks the same on every machine. JSON has the zone.
  public var shown: String {
    String(iso8601.prefix(16)).replacing("T", with: " ")
  }

  /// A time of a record or of `article.json` as people read it; what is no time is shown as it is.
  public static func shown(_ written: String) -> String {
    BeijingTime(firstIn: written)?.shown ?? TerminalText.safe(written)
  }
}
