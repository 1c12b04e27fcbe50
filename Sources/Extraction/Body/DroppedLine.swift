/// A line inside a body that is not the article, known by how it begins: credits, the original title, the
/// statement of the site, prompts of its app.
struct DroppedLine: Sendable, Hashable {
  var kind: Drop.Kind
  var text: String

  /// Fails for a line of the article.
  init?(_ line: String) {
    let bare = Label.brackets.contains { $0.opening == line.first } ? line.dropFirst() : line[...]
    guard let kind = Self.leads.first(where: { $0.matches(line, bare: bare) })?.kind else { return nil }
    self.kind = kind
    self.text = line
  }

  private struct Lead {
    var kind: Drop.Kind
    var lead: String
    /// Longer lines are the article's own: a paragraph may begin with such words too.
    var longest: Int
    /// Whether the lead is the label of a line: a colon of either width stands behind it, perhaps a bracket before it.
    var isLabel = false

    func matches(_ line: String, bare: Substring) -> Bool {
      guard (isLabel ? bare : line[...]).hasPrefix(lead), line.count <= longest else { return false }
      return !isLabel || bare.dropFirst(lead.count).first { $0 != " " }.map { ":：".contains($0) } ?? false
    }
  }

  /// The words as the pages of all families have them.
  ///
  /// The lengths are those of the longest line of the kind that the reference pages hold, rounded up.
  private static let leads: [Lead] = [
    Lead(kind: .originalTitle, lead: "原标题", longest: 120, isLabel: true),
    Lead(kind: .credits, lead: "责任编辑", longest: 40, isLabel: true),
    Lead(kind: .credits, lead: "本文来源", longest: 80, isLabel: true),
    Lead(kind: .statement, lead: "特别声明：以上内容", longest: 200),
    Lead(kind: .statement, lead: "特別聲明：以上內容", longest: 200),
    Lead(kind: .statement, lead: "Notice: The content", longest: 300),
    Lead(kind: .appPrompt, lead: "打开网易新闻", longest: 30),
  ]
}
