internal import ArticleModel

/// What the lines between a heading and a body say without a label: who wrote, and from where.
///
/// A name is taken only from a form that nothing else has; any other short line may be a source, a section or a button.
struct GenericByline {
  /// The name behind a date and a dot: `2019-05-17 · 某某报道`.
  private(set) var name: String?
  /// The place behind a date: `2025-04-11 21:49 ·北京`.
  private(set) var place: String?
  private let lines: [String]

  /// Reads the lines in the order in which they stand.
  init(_ lines: [String]) {
    self.lines = lines.filter { !$0.isEmpty }
    guard let date = self.lines.firstIndex(where: Self.isDate) else { return }
    let behind = self.lines[(date + 1)...].prefix(2)
    guard let first = behind.first, first.hasPrefix("·") else { return }
    let rest = first == "·" ? behind.dropFirst().first ?? "" : first.dropFirst().trimmed.description
    guard Self.isName(rest) else { return }
    // Abroad the region is a country; the pages set it right behind the dot, and names apart from it.
    if first != "·" || Self.provinces.contains(rest) { place = rest } else { name = rest }
  }

  /// The line that is the name of whoever let the site have the text, as columns say at their end or beside it: `本文为某某独家授权…`.
  func name(authorizedIn text: String) -> String? {
    lines.first { line in
      Self.isName(line) && ["授权", "独家授权"].contains { text.contains("本文为\(line)\($0)") }
    }
  }

  /// Whether a line has a date and nothing else.
  private static func isDate(_ line: String) -> Bool {
    BeijingTime(firstIn: line) != nil && line.allSatisfy { $0.isNumber || "-/: 年月日T+".contains($0) }
  }

  /// Two to sixteen letters.
  private static func isName(_ line: String) -> Bool {
    (2...16).contains(line.count) && line.allSatisfy { $0.isLetter || $0.isNumber }
      && !line.allSatisfy(\.isNumber)
  }

  /// The regions of China as the site writes them for an IP address.
  private static let provinces: Set<String> = [
    "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北",
    "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆", "香港", "澳门", "台湾",
    "中国香港", "中国澳门", "中国台湾",
  ]
}
