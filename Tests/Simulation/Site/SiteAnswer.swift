/// What the site answers, and what that shows.
struct SiteAnswer: Sendable {
  var status = 200
  var type = "text/html; charset=utf-8"
  var fields: [String] = []
  var body = ""
  var shown = Shown.other

  /// What a reader of the answer can know.
  enum Shown: Sendable, Hashable {
    /// This article, in this edition.
    case edition(String, Int)
    /// That this article is not there.
    case missing(String)
    /// Nothing, because the site does not let anybody look.
    case refused
    /// Nothing, because the site is broken.
    case failed
    /// A list of articles.
    case list
    /// Nothing of any article.
    case other
  }

  var head: String {
    let lines = ["HTTP/1.1 \(status) Status", "Content-Type: \(type)"] + fields
    return (lines + (status == 304 ? [] : ["Content-Length: \(body.utf8.count)"]) + ["", ""])
      .joined(separator: "\r\n")
  }
}
