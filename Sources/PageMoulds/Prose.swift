internal import FoundationEssentials

/// Writes text of the fixtures' own clauses, in an order that is drawn, with names that are rare.
///
/// So characters and words are as frequent as in prose, and no two texts are alike.
public struct Prose: Sendable {
  /// Stands in every text: what a search for common words finds everywhere.
  public static let everywhere = "这件事说起来并不复杂，后来的经济账大家都会算。"

  private let clauses: [String]

  /// `texts` are articles' bodies in simplified characters.
  public init(texts: [String]) {
    clauses = texts.flatMap { text in
      text.split { $0.isNewline || "，。！？；：…".contains($0) }.map(String.init)
    }
    // Nothing that markup or the rules of typesetting would change.
    .filter { (4...40).contains($0.count) && $0.allSatisfy { $0.isLetter || $0.isNumber } }
  }

  /// `fixtures` is the folder with the families' folders in it.
  public init(fixtures: String) throws {
    let folders = try FileManager.default.subpathsOfDirectory(atPath: fixtures).sorted()
      .filter { $0.hasSuffix("/article.json") }.map { $0.dropLast("/article.json".count) }
    self.init(
      texts: folders.compactMap { try? PageMould.expected(of: "\(fixtures)/\($0)") }
        .filter { $0.inLanguage == "zh-Hans" }.map(\.articleBody))
  }

  /// Paragraphs with so many characters together, or a few more.
  public func paragraphs(characters: Int, _ numbers: inout DrawnNumbers) -> [String] {
    var paragraphs: [String] = []
    var count = 0
    while count < characters {
      let sentences = (0..<3 + numbers.draw(below: 4)).map { _ in sentence(&numbers) }
      paragraphs.append(sentences.joined())
      count += paragraphs[paragraphs.count - 1].count
    }
    paragraphs[numbers.draw(below: paragraphs.count)] += Self.everywhere
    return paragraphs
  }

  public func headline(_ numbers: inout DrawnNumbers) -> String {
    "\(numbers.draw(from: clauses))：\(numbers.draw(from: clauses))"
  }

  private func sentence(_ numbers: inout DrawnNumbers) -> String {
    var parts = (0..<2 + numbers.draw(below: 3)).map { _ in numbers.draw(from: clauses) }
    if numbers.draw(below: 8) == 0 { parts[0] = Self.name(numbers.draw(below: 2000)) + "说" + parts[0] }
    return parts.joined(separator: "，") + "。"
  }

  /// A person's name; 2,000 of them.
  public static func name(_ number: Int) -> String {
    let family = Array("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许")
    let given = Array("桂芷昀晟姝珩钧霖婧彧")
    return String([family[number % 20], given[number / 20 % 10], given[number / 200 % 10]])
  }
}
