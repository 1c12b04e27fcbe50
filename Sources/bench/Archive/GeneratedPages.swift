internal import FoundationEssentials
internal import PageMoulds

/// Pages of articles that nobody wrote, made from the fixtures; the same ones in every run.
struct GeneratedPages {
  /// Of the family that most articles come from now; the columns of their ids tell them apart.
  private static let moulds = ["redesign-dy/2021-no-location", "redesign-channel/plain"]

  private let moulds: [PageMould]
  private let prose: Prose

  /// `fixtures` is the folder with the families' folders in it.
  init(fixtures: String) throws {
    moulds = try Self.moulds.map { try PageMould(fixture: "\(fixtures)/\($0)") }
    prose = try Prose(fixtures: fixtures)
  }

  /// Writes so many of them, a file each; returns their bytes.
  func write(_ count: Int, characters: Int, to folder: String) throws -> Int {
    var bytes = 0
    for number in 0..<count {
      let part = "\(folder)/\(number / 500)"
      if number % 500 == 0 {
        try FileManager.default.createDirectory(atPath: part, withIntermediateDirectories: true)
      }
      let page = Data(page(number: number, characters: characters).utf8)
      try page.write(to: URL(filePath: "\(part)/\(number).html"))
      bytes += page.count
    }
    return bytes
  }

  /// The page of article `number`, with about so many characters of text.
  func page(number: Int, characters: Int) -> String {
    let mould = moulds[number % moulds.count]
    var numbers = DrawnNumbers(seed: UInt64(number))
    let paragraphs = prose.paragraphs(characters: characters, &numbers)
    return mould.page(
      of: PageContent(
        docID: Self.docID(number, column: mould.column), headline: prose.headline(&numbers),
        published: Self.time(number), author: Prose.name(number / 2 % 300) + "的专栏",
        paragraphs: paragraphs))
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
