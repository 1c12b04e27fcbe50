public import ArticleModel

extension Article {
  /// `article.txt`: the headline, an empty line and the body.
  public var plainText: String {
    bodyText.isEmpty ? "\(headline)\n" : "\(headline)\n\n\(bodyText)\n"
  }

  /// One line of who, when and where, for the forms that people read.
  var byline: [String] {
    var parts: [String] = []
    if let datePublished { parts.append(datePublished.readable) }
    if !authors.isEmpty { parts.append("作者：" + authors.map(\.name).joined(separator: "、")) }
    if let source, !authors.contains(where: { $0.name == source.name }) {
      parts.append(label("来源：", traditional: "來源：") + source.name)
    }
    if let location { parts.append(location) }
    if let name = editor?.name ?? editor?.identifier {
      parts.append(label("责任编辑：", traditional: "責任編輯：") + name)
    }
    return parts
  }

  /// Our own words in the script of the article.
  func label(_ simplified: String, traditional: String) -> String {
    language == .traditionalChinese ? traditional : simplified
  }
}

extension BeijingTime {
  /// As the site writes it: `2025-04-28 09:13:09`.
  public var readable: String {
    String(iso8601.replacing("T", with: " ").prefix { $0 != "+" })
  }
}
