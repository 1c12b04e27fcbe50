import ArticleModel
import Discovery
import FoundationEssentials
import TestSupport

/// A list of `Fixtures/lists`, and how tests write what is in one.
enum ListFixture {
  static func capture(_ name: String, url: String? = nil, contentType: String? = nil) throws -> Capture {
    let bytes = try Data(contentsOf: Fixtures.folder.appending(path: "lists/\(name)"))
    return Capture(bytes: Array(bytes), url: url, contentType: contentType)
  }

  static func read(_ name: String, url: String? = nil, as form: ListForm? = nil) throws(ListError)
    -> FoundList
  {
    guard let capture = try? capture(name, url: url) else { return try ListReader.read(Capture(bytes: [])) }
    return try ListReader.read(capture, as: form)
  }

  /// Each article in one line: id, time, headline.
  static func lines(_ list: FoundList) -> [String] {
    list.articles.map {
      "\($0.address.identifier ?? "-") \($0.published?.iso8601 ?? "-") \($0.headline ?? "-")"
    }
  }
}

extension ListReader {
  static func read(_ text: String, url: String? = nil, as form: ListForm? = nil) throws(ListError)
    -> FoundList
  {
    try read(Capture(bytes: Array(text.utf8), url: url), as: form)
  }
}
