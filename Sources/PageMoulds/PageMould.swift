internal import FoundationEssentials

/// A fixture's page from which pages of other articles are made: the same markup with another id, date, author,
/// title, text and other pictures.
public struct PageMould: Sendable {
  /// The fields of the expected `article.json`.
  public struct Expected: Decodable, Sendable {
    public struct Person: Decodable, Sendable {
      public var name: String
      public var identifier: String?
    }
    public struct Picture: Decodable, Sendable {
      public var contentUrl: String
    }
    public var identifier: String
    public var headline: String
    public var datePublished: String
    public var author: [Person]?
    public var articleBody: String
    public var inLanguage: String?
    public var image: [Picture]?
  }

  public struct Unsuitable: Error, CustomStringConvertible {
    public let description: String
  }

  /// What changes from article to article.
  private enum Slot: Hashable {
    case docID, headline, time, isoTime, author, account
    case paragraph(Int)
    case picture(Int)
  }

  private enum Piece {
    case markup(Substring)
    /// With what the fixture has there.
    case slot(Slot, String)
  }

  /// The last 8 characters of the fixture's docid.
  public let column: String
  /// How many pictures there are in the article.
  public let pictures: Int
  private let paragraphs: Int
  private let pieces: [Piece]

  /// - Throws: ``Unsuitable`` for a fixture whose fields do not stand in its page as they are read.
  public init(fixture folder: String) throws {
    let expected = try Self.expected(of: folder)
    let page = String(decoding: try Data(contentsOf: URL(filePath: "\(folder)/page.html")), as: UTF8.self)
    let texts = expected.articleBody.split(separator: "\n\n").map(String.init)
    let time = String(expected.datePublished.prefix(19))
    let names = expected.image?.map { Self.fileName($0.contentUrl) } ?? []
    var slots: [(Slot, String)] = texts.enumerated().map { (.paragraph($0), $1) }
    slots += names.enumerated().map { (.picture($0), $1) }
    slots += [
      (.docID, expected.identifier), (.headline, expected.headline), (.isoTime, time),
      (.time, time.replacing("T", with: " ")),
    ]
    if let author = expected.author?.first {
      slots += [(.author, author.name)] + (author.identifier.map { [(.account, $0)] } ?? [])
    }
    var pieces = [Piece.markup(page[...])]
    for (slot, text) in slots {
      let count = pieces.count
      pieces = pieces.flatMap { piece -> [Piece] in
        guard case .markup(let markup) = piece else { return [piece] }
        let parts = markup.split(separator: text, omittingEmptySubsequences: false)
        return parts.flatMap { [.slot(slot, text), .markup($0)] }.dropFirst().map(\.self)
      }
      if pieces.count == count, slot != .isoTime {
        throw Unsuitable(description: "\(folder): the page does not have \(text) as it stands")
      }
    }
    (self.pieces, paragraphs, pictures) = (pieces, texts.count, names.count)
    column = String(expected.identifier.suffix(8))
  }

  public static func expected(of folder: String) throws -> Expected {
    try JSONDecoder().decode(
      Expected.self, from: Data(contentsOf: URL(filePath: "\(folder)/article.json")))
  }

  /// A picture's address may be escaped in the page; the name at its end never is.
  private static func fileName(_ url: String) -> String { String(url.split(separator: "/").last ?? "") }

  /// The page of another article.
  public func page(of content: PageContent) -> String {
    var values: [Slot: String] = [
      .docID: content.docID, .headline: content.headline, .time: content.published,
      .isoTime: content.published.replacing(" ", with: "T"), .author: content.author,
    ]
    if let account = content.account { values[.account] = account }
    for (index, name) in content.pictures.enumerated() { values[.picture(index)] = name }
    for index in 0..<paragraphs {
      // Each of the fixture's paragraphs gives its place to one of the new ones, the last one to the rest.
      let rest = content.paragraphs.dropFirst(index)
      values[.paragraph(index)] =
        (index == paragraphs - 1 ? rest : rest.prefix(1)).joined(separator: "</p><p>")
    }
    return pieces.reduce(into: "") { page, piece in
      switch piece {
      case .markup(let markup): page += markup
      case .slot(let slot, let original): page += values[slot] ?? original
      }
    }
  }
}

/// What stands in a page in the place of what the fixture has.
public struct PageContent: Sendable, Hashable {
  public var docID: String
  public var headline: String
  /// Of Beijing, as pages print it: `2026-03-01 08:30:00`.
  public var published: String
  public var author: String
  /// The T-id of the author's account.
  public var account: String?
  public var paragraphs: [String]
  /// Names of files; where there are fewer than in the fixture, its own stay.
  public var pictures: [String] = []

  public init(docID: String, headline: String, published: String, author: String, paragraphs: [String]) {
    self.docID = docID
    self.headline = headline
    self.published = published
    self.author = author
    self.paragraphs = paragraphs
  }
}
