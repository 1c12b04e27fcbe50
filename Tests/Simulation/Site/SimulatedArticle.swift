import ArticleModel
import PageMoulds

/// An article of the simulated site, with all that will ever happen to it.
struct SimulatedArticle: Sendable {
  struct Edit: Sendable {
    enum Part: Sendable, CaseIterable { case headline, body, pictures }
    let at: Int64
    let part: Part
  }

  /// A time in which the article is not there.
  struct Absence: Sendable {
    enum Form: Sendable, CaseIterable {
      /// HTTP 404, 410, a page that says so, a redirect to the front page.
      case notFound, gone, notice, frontPage
      /// The page for desks alone is missing: no removal.
      case desktopPageOnly
    }
    let from: Int64
    let until: Int64
    let form: Form
  }

  /// What is odd about its page.
  enum Oddity: Sendable {
    /// Another text every hour.
    case restless
    /// No template fits it.
    case unknownMarkup
    /// It says that it was published in another year, which is to come.
    case futureDate
  }

  let docID: String
  let author: SimulatedAuthor
  /// Unix milliseconds.
  let published: Int64
  var edits: [Edit] = []
  var absences: [Absence] = []
  var oddity: Oddity?
  /// Whether the site gives an ETag for its page.
  var hasTag = false

  /// Which state of the text is shown, from 0.
  func edition(at instant: Int64) -> Int {
    if oddity == .restless { return Int(max(0, instant - published) / Instant.hour) }
    return edits.count { $0.at <= instant }
  }

  func absence(at instant: Int64) -> Absence? {
    absences.first { $0.from <= instant && instant < $0.until }
  }

  /// Whether lists name it: also for a day after it went.
  func isListed(at instant: Int64) -> Bool {
    guard published <= instant else { return false }
    guard let absence = absence(at: instant), absence.form != .desktopPageOnly else { return true }
    return instant < absence.from + Instant.day
  }

  /// Title and text of an edition, as every reader of them has to find them.
  func content(ofEdition edition: Int, _ prose: Prose) -> PageContent {
    let seed = docID.utf8.reduce(UInt64(edits.count)) { $0 &* 31 &+ UInt64($1) }
    var numbers = DrawnNumbers(seed: seed)
    var content = PageContent(
      docID: docID, headline: prose.headline(&numbers),
      published: Instant.page(oddity == .futureDate ? published + 400 * Instant.day : published),
      author: author.name, paragraphs: prose.paragraphs(characters: 500, &numbers))
    content.account = author.account
    content.pictures = ["\(docID.lowercased())0.jpg", "\(docID.lowercased())1.jpg"]
    let parts =
      oddity == .restless
      ? (edition > 0 ? [(edition, .body)] : [])
      : Array(edits.prefix(edition).map(\.part).enumerated()).map { ($0.offset + 1, $0.element) }
    for (number, part) in parts {
      var numbers = DrawnNumbers(seed: seed &+ UInt64(number) &* 1_000_003)
      switch part {
      case .headline: content.headline = prose.headline(&numbers)
      case .body:
        let place = numbers.draw(below: content.paragraphs.count)
        content.paragraphs[place] = prose.paragraphs(characters: 60, &numbers).joined()
      case .pictures: content.pictures[1] = "\(docID.lowercased())-\(number).jpg"
      }
    }
    return content
  }
}

/// Who publishes: a 网易号, or a desk of the site.
struct SimulatedAuthor: Sendable, Hashable {
  let name: String
  /// The last 8 characters of all docids.
  let column: String
  /// The T-id; `nil` for a desk.
  let account: String?
  /// The W-id, where a list is kept under it.
  let wemedia: String?

  var section: String { account == nil ? "tech" : "dy" }
}
