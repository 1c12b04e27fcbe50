public import ArticleModel

extension Article {
  /// `article.md`: CommonMark with tables as GitHub writes them.
  ///
  /// Bold, links and superscripts survive.
  public var markdown: String {
    var parts = ["# " + Markdown.escaped(headline)]
    if let alternativeHeadline {
      parts.append(label("原标题：", traditional: "原標題：") + Markdown.escaped(alternativeHeadline))
    }
    if !byline.isEmpty { parts.append(Markdown.escaped(byline.joined(separator: " · "))) }
    if let abstract { parts.append("> " + Markdown.escaped(abstract)) }
    parts += Markdown.parts(of: blocks)
    if let canonical { parts.append("---"); parts.append("<\(canonical)>") }
    return parts.joined(separator: "\n\n") + "\n"
  }
}

/// Writes blocks as Markdown.
enum Markdown {
  /// Each block as text of its own; an empty line goes between them.
  static func parts(of blocks: [Block]) -> [String] {
    blocks.map { part(of: $0) }.filter { !$0.isEmpty }
  }

  private static func part(of block: Block) -> String {
    switch block {
    case .paragraph(let text): return line(text)
    // The headline is the only heading of the first level.
    case .heading(let level, let text): return String(repeating: "#", count: max(2, level)) + " " + line(text)
    case .image(let image): return "![\(escaped(image.caption ?? ""))](\(target(image.contentURL)))"
    case .caption(let text): return "*\(line(text))*"
    case .list(let ordered, let items):
      return items.enumerated().map { number, item in
        let lead = ordered ? "\(number + 1). " : "- "
        return indented(parts(of: item).joined(separator: "\n\n"), first: lead)
      }.joined(separator: "\n")
    case .quote(let blocks):
      return parts(of: blocks).joined(separator: "\n\n").split(
        separator: "\n", omittingEmptySubsequences: false
      )
      .map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
    case .table(let table): return tableText(table)
    case .video(let video): return "[\(escaped(video.title ?? "视频"))](\(target(video.contentURL)))"
    case .rule: return "---"
    }
  }

  private static func indented(_ text: String, first lead: String) -> String {
    let spaces = String(repeating: " ", count: lead.count)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { $0 == 0 ? lead + $1 : $1.isEmpty ? "" : spaces + $1 }.joined(
      separator: "\n")
  }

  /// Markdown has no table without a heading row: an empty one stands in where the table has none.
  private static func tableText(_ table: Table) -> String {
    let columns = table.rows.map(\.count).max() ?? 0
    let rows = table.rows.map { row in row.map { cell($0) } }
    var head = table.headerRows > 0 ? rows[0] : []
    // Only the first row has to have all columns (GFM 0.29, section 4.10).
    head += Array(repeating: "", count: columns - head.count)
    let body = table.headerRows > 0 ? Array(rows.dropFirst()) : rows
    let lines = [head, Array(repeating: "---", count: columns)] + body
    return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  private static func cell(_ text: RichText) -> String { inline(text).replacing("|", with: "\\|") }

  private static func line(_ text: RichText) -> String { atLineStart(inline(text)) }

  private static func inline(_ text: RichText) -> String {
    var line = ""
    let steps = text.steps
    let form = EmphasisForm(steps)
    var closing: [String] = []
    for (index, step) in steps.enumerated() {
      switch step {
      case .text(let run): line += escapedRun(run)
      case .open(let style) where style == .strong || style == .emphasis:
        let signs = form.signs(forOpeningAt: index, style)
        line += signs.opening
        closing.append(signs.closing)
      case .close(.strong), .close(.emphasis): line += closing.popLast() ?? ""
      case .open(.superscript): line += "<sup>"
      case .close(.superscript): line += "</sup>"
      case .open(.subscript): line += "<sub>"
      case .close(.subscript): line += "</sub>"
      case .open: line += "["
      case .close(.link(let url)): line += "](\(target(url)))"
      }
    }
    return line
  }

  static func escaped(_ text: String) -> String { atLineStart(escapedRun(text)) }

  /// Marks that Markdown would read anywhere in a line.
  private static func escapedRun(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var escaped: [UInt8] = []
    escaped.reserveCapacity(bytes.count + 8)
    for (index, byte) in bytes.enumerated() {
      if marks.contains(byte) || byte == UInt8(ascii: "&") && isReference(bytes[(index + 1)...]) {
        escaped.append(UInt8(ascii: "\\"))
      }
      escaped.append(byte)
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  private static let marks = Array("\\`*_[]<".utf8)

  /// Whether what follows an `&` goes on as `&lt;` or `&#60;` do, which Markdown would read as a character.
  private static func isReference(_ text: ArraySlice<UInt8>) -> Bool {
    let name = text.prefix { $0.isAlphanumeric || $0 == UInt8(ascii: "#") }
    return !name.isEmpty && text.dropFirst(name.count).first == UInt8(ascii: ";")
  }

  /// Marks that Markdown would read at the start of a line: headings, lists, quotes, rules.
  private static func atLineStart(_ line: String) -> String {
    guard let first = line.first else { return line }
    if "#>+-=|~".contains(first) { return "\\" + line }
    let digits = line.prefix { ("0"..."9").contains($0) }
    let rest = line.dropFirst(digits.count)
    // `1.` and `1)` start a list.
    if !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")" { return digits + "\\" + rest }
    return line
  }

  /// The target of a link: in angle brackets if it holds what would end it.
  private static func target(_ url: String) -> String {
    url.contains { "() \\".contains($0) }
      ? "<\(url.replacing("<", with: "%3C").replacing(">", with: "%3E"))>" : url
  }
}
