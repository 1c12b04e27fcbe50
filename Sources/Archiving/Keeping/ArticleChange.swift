internal import ArticleModel
internal import Extraction
internal import FoundationEssentials

/// What of an article makes a new version when it changes: the one place where that is written down.
///
/// Title, body, pictures, people and times are the article. Advertising, the number of comments, keywords and
/// recommendations come and go around it; a change of them alone is none.
///
/// Nor is it one if a copy shows less because of how it was made: it was cut short, or a program put pictures into
/// the page in the place of their addresses. Then what it does show is compared. A later copy that shows more makes
/// a version.
///
/// The page for telephones and the app's JSON show other people, times and pictures of the same article than the
/// desktop page, and on a page that no template fits these are guessed: between two forms title and text are
/// compared alone.
struct ArticleChange: Hashable {
  struct Person: Decodable, Hashable {
    var name: String?
    var identifier: String?
  }
  struct Picture: Decodable, Hashable {
    var contentUrl: String
  }
  /// How the copy was made, as far as it hides something.
  struct Capture: Decodable, Hashable {
    struct Discarded: Decodable, Hashable {
      var kind: String
      var elements: Int
    }
    var family: String?
    var truncated: Bool?
    var discarded: [Discarded]?
  }

  var headline: String
  var alternativeHeadline: String?
  var datePublished: String?
  var author: [Person]?
  var editor: Person?
  var sourceOrganization: Person?
  var articleBody: String
  var image: [Picture]?
  var video: [Picture]?
  var capture: Capture?

  /// What changed from an older state to this one, in words for a version's message; empty if nothing did.
  func differences(from older: ArticleChange) -> [String] {
    var changed: [String] = []
    if headline != older.headline || differs(alternativeHeadline, from: older.alternativeHeadline) {
      changed.append("title")
    }
    if differs(paragraphs, from: older.paragraphs) { changed.append("body") }
    guard isSameForm(as: older) else { return changed }
    if differs(image, from: older.image), !hasInlinedPictures(of: older) { changed.append("pictures") }
    if differs(video, from: older.video) { changed.append("videos") }
    // What stands behind the body is missing in a copy that was cut, or is read from a worse place.
    if !isTruncated,
      author != older.author || editor != older.editor || sourceOrganization != older.sourceOrganization
    {
      changed.append("author or source")
    }
    if differs(datePublished, from: older.datePublished) { changed.append("time") }
    return changed
  }

  private func isSameForm(as older: ArticleChange) -> Bool {
    let lesser = ["mobile", "app-json", "generic"]
    guard let family = capture?.family, let other = older.capture?.family, family != other else {
      return true
    }
    return !lesser.contains(family) && !lesser.contains(other)
  }

  private var isTruncated: Bool { capture?.truncated == true }

  private var paragraphs: [Substring] { articleBody.split(separator: "\n\n") }

  private func differs(_ field: String?, from older: String?) -> Bool {
    field == nil && isTruncated ? false : field != older
  }

  /// Where the copy was cut, a list goes as far as it goes, and the last of it may be half of what it was.
  private func differs<Element: Equatable>(_ list: [Element]?, from older: [Element]?) -> Bool {
    guard isTruncated else { return list != older }
    return !(older ?? []).starts(with: (list ?? []).dropLast())
  }

  /// Whether the pictures whose addresses are missing here stand in the page instead: as many, and the others in
  /// the same order.
  private func hasInlinedPictures(of older: ArticleChange) -> Bool {
    let (known, inlined) = (image ?? [], inlinedPictures)
    let (olderKnown, olderInlined) = (older.image ?? [], older.inlinedPictures)
    guard inlined > olderInlined, known.count + inlined == olderKnown.count + olderInlined else {
      return false
    }
    var rest = olderKnown[...]
    return known.allSatisfy { picture in
      guard let place = rest.firstIndex(of: picture) else { return false }
      rest = rest[(place + 1)...]
      return true
    }
  }

  private var inlinedPictures: Int {
    capture?.discarded?.first { $0.kind == ExtractionReport.Discarded.inlinedPicture }?.elements ?? 0
  }
}

extension ArticleChange: Decodable {
  /// Reads it from an `article.json`.
  init(articleJSON: [UInt8]) throws {
    self = try JSONDecoder().decode(ArticleChange.self, from: Data(articleJSON))
  }
}
