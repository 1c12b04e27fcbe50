internal import ArticleModel
internal import Archiving
internal import Extraction

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
      row("encoding", "\(report.usedEncoding)\(report.declaredEncoding.map { ", declared \($0)" } ?? ", none declared")"),
      "",
    ]
    let found = Set(report.findings.map(\.field))
    for finding in report.findings {
      lines.append(row(finding.field, shortened(TerminalText.safe(finding.value))))
      lines.append(row("", faint("from \(finding.rule)")))
    }
    let blocks = article.article.blocks
    lines.append(row("articleBody", "\(article.article.wordCount) characters in \(blocks.count) blocks"))
    let absent = Self.fields.filter { !found.contains($0) }
    if !absent.isEmpty { lines += ["", row("not found", absent.joined(separator: ", "))] }
    if !report.discarded.isEmpty {
      lines += ["", bold("Left out of the body")]
      lines += report.discarded.map { row($0.kind, "\($0.elements) elements, \($0.characters) characters") }
    }
    if !report.warnings.isEmpty {
      lines += ["", bold("Warnings")] + report.warnings.map { "  " + $0 }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The fields that are looked for, in the order of `article.json`.
  private static let fields = [
    "identifier", "headline", "alternativeHeadline", "datePublished", "author", "editor", "sourceOrganization",
    "locationCreated", "articleSection", "keywords", "abstract", "commentCount",
  ]

  private func row(_ name: String, _ value: String) -> String {
    let width = 20
    return "  " + name + String(repeating: " ", count: max(1, width - name.count)) + value
  }

  private func shortened(_ value: String) -> String {
    value.count > 60 ? value.prefix(59) + "…" : value
  }

  private func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  private func faint(_ text: String) -> String { isColoured ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
