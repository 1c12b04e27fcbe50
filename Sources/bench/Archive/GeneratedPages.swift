internal import FoundationEssentials

/// Pages of articles that nobody wrote, made from the fixtures; the same ones in every run.
struct GeneratedPages {
  /// Of the family that most articles come from now; the columns of their ids tell them apart.
  private static let moulds = ["redesign-dy/2021-no-location", "redesign-channel/plain"]

  private let moulds: [PageMould]
  private let prose: Prose

  /// `fixtures` is the folder with the families' folders in it.
  init(fixtures: String) throws {
    moulds = try Self.moulds.map { try PageMould(fixture: "\(fixtures)/\($0)") }
    let folders = try FileManager.default.subpathsOfDirectory(atPath: fixtures).sorted()
      .filter { $0.hasSuffix("/article.json") }.map { $0.dropLast("/article.json".count) }
    prose = Prose(
      texts: folders.compactMap { try? PageMould.expected(of: "\(fixtures)/\($0)") }
        .filter { $0.inLanguage == "zh-Hans" }.map(\.articleBody))
  }

  /// Writes so many of them, a file each; returns their bytes.
  func write(_ count: Int, characters: Int, to folder: String) throws -> Int {
    var bytes = 0
    for number in 0..<count {
      let part = "\(folder)/\(number / 500)"
      if number % 500 == 0 {
        try FileManager.default.createDirectory(atPath: part, withIntermediateDirectories: true)
      }
      let page = Data(
        moulds[number % moulds.count].page(number: number, characters: characters, prose: prose).utf8)
      try page.write(to: URL(filePath: "\(part)/\(number).html"))
      bytes += page.count
    }
    return bytes
  }
}
