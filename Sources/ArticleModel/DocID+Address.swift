extension DocID {
  /// The section under which www.163.com serves articles of this channel: `dy` for 网易号.
  ///
  /// The site serves an article under other sections too; this one is a function of the docid alone.
  public var section: String {
    if isAccountPost { return "dy" }
    return switch channel {
    case "0003": "ent"
    case "0005": "sports"
    case "0006": "travel"
    case "0007", "0087": "house"
    case "0008": "auto"
    case "0009": "tech"
    case "0010": "home"
    case "0011": "mobile"
    case "0023": "gov"
    case "0025": "money"
    case "0026": "lady"
    case "0029": "edu"
    case "0031": "game"
    case "0038": "jiankang"
    default: "news"
    }
  }

  /// The one address of the article, whatever URL it was reached by.
  public var canonicalURL: String { url(of: nil) }

  /// The address of one page of a divided article; the article's own without a `part`.
  public func url(of part: ArticleAddress.Part?) -> String {
    "https://www.163.com/\(section)/article/\(text)\(part?.suffix ?? "").html"
  }
}
