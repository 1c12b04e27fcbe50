internal import FoundationEssentials

/// A fixture's page from which pages of other articles are made: the same markup with another id, date, author,
/// title and text.
struct PageMould {
  /// The fields of the expected `article.json`.
  struct Expected: Decodable {
    struct Named: Decodable {
      var name: String
    }
    var identifier: String
    var headline: String
    var datePublished: String
    var author: [Named]?
    var articleBody: String
    var inLanguage: String?
  }

  struct Unsuitable: Error, CustomStringConvertible {
    let description: String
  }

  /// What changes from article to article.
  private enum Slot: Hashable {
    case docID, headline, time, isoTime, author
    case paragraph(Int)
  }

  private enum Piece {
    case markup(Substring)
    case slot(Slot)
  }

  private let column: String
  private let paragraphs: Int
  private let pieces: [Piece]

  /// - Throws: ``Unsuitable`` for a fixture whose fields do not stand in its page as they are read.
  init(fixture folder: String) throws {
    let expected = try Self.expected(of: folder)
    let page = String(decoding: try Data(contentsOf: URL(filePath: "\(folder)/page.html")), as: UTF8.self)
    let texts = expected.articleBody.split(separator: "\n\n").map(String.init)
    let time = String(expected.datePublished.prefix(19))
    var slots: [(Slot, String)] = texts.enumerated().map { (.paragraph($0), $1) }
    slots += [
      (.docID, expected.identifier), (.headline, expected.headline), (.isoTime, time),
      (.time, time.replacing("T", with: " ")),
    ]
    if let author = expected.author?.first?.name { slots.append((.author, author)) }
    var pieces = [Piece.markup(page[...])]
    for (slot, text) in slots {
      let count = pieces.count
      pieces = pieces.flatMap { piece -> [Piece] in
        guard case .markup(let markup) = piece else { return [piece] }
        let parts = markup.split(separator: text, omittingEmptySubsequences: false)
        return parts.flatMap { [.slot(slot), .markup($0)] }.dropFirst().map(\.self)
      }
      if pieces.count == count, slot != .isoTime {
        throw Unsuitable(description: "\(folder): the page does not have \(text) as it stands")
      }
    }
    (self.pieces, paragraphs, column) = (pieces, texts.count, String(expected.identifier.suffix(8)))
  }

  static func expected(of folder: String) throws -> Expected {
    try JSONDecoder().decode(
      Expected.self, from: Data(contentsOf: URL(filePath: "\(folder)/article.json")))
  }

  /// The page of article `number`, with about so many characters of text.
  func page(number: Int, characters: Int, prose: Prose) -> String {
    var numbers = DrawnNumbers(seed: UInt64(number))
    let texts = prose.paragraphs(characters: characters, &numbers)
    let time = Self.time(number)
    var values: [Slot: String] = [
      .docID: Self.docID(number, column: column), .headline: prose.headline(&numbers), .time: time,
      .isoTime: time.replacing(" ", with: "T"), .author: Prose.name(number / 2 % 300) + "的专栏",
    ]
    for index in 0..<paragraphs {
      // Each of the fixture's paragraphs gives its place to one of the new ones, the last one to the rest.
      let new = index == paragraphs - 1 ? texts.dropFirst(index) : texts.dropFirst(index).prefix(1)
      values[.paragraph(index)] = new.joined(separator: "</p><p>")
    }
    return pieces.reduce(into: "") { page, piece in
      switch piece {
      case .markup(let markup): page += markup
      case .slot(let slot): page += values[slot] ?? ""
      }
    }
  }

  /// From 2016 on, four articles on most days of ten years.
  private static func time(_ number: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = number % 3360
    return "\(2016 + day / 336)-\(two(1 + day / 28 % 12))-\(two(1 + day % 28)) "
      + "\(two(6 + number % 17)):\(two(number % 60)):\(two(number * 7 % 60))"
  }

  /// Digits of base 32 that count on, in front of a column.
  private static func docID(_ number: Int, column: String) -> String {
    let digits = String(0x1_0000_0000 + number, radix: 32, uppercase: true)
    return "J" + digits.suffix(7) + column
  }
}
