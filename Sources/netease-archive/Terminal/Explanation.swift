internal import Archiving
internal import ArticleModel
internal import Extraction
internal import Terminal

/// What `--explain` shows: which rule gave which field, what was dropped and why.
struct Explanation {
  private let article: ReadArticle
  private let isColoured: Bool

  init(_ article: ReadArticle, isColoured: Bool) {
    self.article = article
    self.isColoured = isColoured
  }

  var text: String {
    let report = article.extraction.report
    var lines = [
      bold(TerminalText.safe(article.capture.fileName ?? article.capture.url ?? "")),
      row("template", "\(report.template), confidence \((report.confidence * 100).rounded() / 100)"),
      row(
        "encoding",
        "\(report.usedEncoding)\(report.declaredEncoding.map { ", declared \($0)" } ?? ", none declared")"),
      "",
    ]
    let found = Set(report.findings.map(\.field))
    for finding in report.findings {
      lines.append(
        row(finding.field, TerminalText.cut(TerminalText.safe(finding.value), to: Self.valueWidth)))
      lines.append(row("", faint("from \(finding.rule)")))
    }
    let blocks = article.article.blocks
    lines.append(row("articleBody", "\(article.article.wordCount) characters in \(blocks.count) blocks"))
    let absent = Self.fields.filter { !found.contains($0) }
    if !absent.isEmpty {
      lines.append("")
      for (number, line) in wrapped(absent).enumerated() {
        lines.append(row(number == 0 ? "not found" : "", line))
      }
    }
    if !report.discarded.isEmpty {
      lines += ["", bold("Left out of the body")]
      lines += report.discarded.map { row($0.kind, "\($0.elements)×, \($0.characters) characters") }
    }
    if !report.warnings.isEmpty {
      lines += ["", bold("Warnings")] + report.warnings.map { "  " + $0 }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The fields that are looked for, in the order of `article.json`.
  private static let fields = [
    "identifier", "headline", "alternativeHeadline", "datePublished", "author", "editor",
    "sourceOrganization",
    "locationCreated", "articleSection", "keywords", "abstract", "commentCount",
  ]

  private static let nameWidth = 20
  /// What is left for a value in a terminal of 80 columns.
  private static let valueWidth = 80 - 2 - nameWidth

  private func row(_ name: String, _ value: String) -> String {
    "  " + name + String(repeating: " ", count: max(1, Self.nameWidth - name.count)) + value
  }

  private func wrapped(_ words: [String]) -> [String] {
    words.reduce(into: [String]()) { lines, word in
      if let last = lines.last, last.count + word.count + 3 <= Self.valueWidth {
        lines[lines.count - 1] = "\(last), \(word)"
      } else {
        if let last = lines.popLast() { lines.append(last + ",") }
        lines.append(word)
      }
    }
  }

  private func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  private func faint(_ text: String) -> String { isColoured ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
