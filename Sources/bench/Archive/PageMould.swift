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

  private let expected: Expected
  private let page: String
  private let paragraphs: [String]

  /// - Throws: ``Unsuitable`` for a fixture whose paragraphs do not stand in its page as they are read.
  init(fixture folder: String) throws {
    expected = try Self.expected(of: folder)
    page = String(decoding: try Data(contentsOf: URL(filePath: "\(folder)/page.html")), as: UTF8.self)
    paragraphs = expected.articleBody.split(separator: "\n\n").map(String.init)
    for text in paragraphs + [expected.identifier, expected.headline, Self.spaced(expected.datePublished)]
    where !page.contains(text) {
      throw Unsuitable(description: "\(folder): the page does not have \(text) as it stands")
    }
  }

  static func expected(of folder: String) throws -> Expected {
    try JSONDecoder().decode(
      Expected.self, from: Data(contentsOf: URL(filePath: "\(folder)/article.json")))
  }

  /// The page of article `number`, with about so many characters of text.
  func page(number: Int, characters: Int, prose: Prose) -> String {
    var numbers = DrawnNumbers(seed: UInt64(number))
    let texts = prose.paragraphs(characters: characters, &numbers)
    var made = page
    for (index, old) in paragraphs.enumerated() {
      // Each has one of the new ones, the last one has the rest.
      let new = index == paragraphs.count - 1 ? texts.dropFirst(index) : texts.dropFirst(index).prefix(1)
      made.replace(old, with: new.joined(separator: "</p><p>"), maxReplacements: 1)
    }
    let column = expected.identifier.suffix(8)
    let date = Self.date(number)
    made.replace(expected.identifier, with: Self.docID(number, column: String(column)))
    made.replace(expected.headline, with: prose.headline(&numbers))
    made.replace(Self.spaced(expected.datePublished), with: date)
    made.replace(String(expected.datePublished.prefix(19)), with: date.replacing(" ", with: "T"))
    if let author = expected.author?.first?.name {
      made.replace(author, with: Prose.name(number % 300) + "的专栏")
    }
    return made
  }

  private static func spaced(_ date: String) -> String {
    String(date.prefix(19)).replacing("T", with: " ")
  }

  /// From 2016 on, four articles on most days of ten years.
  private static func date(_ number: Int) -> String {
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
