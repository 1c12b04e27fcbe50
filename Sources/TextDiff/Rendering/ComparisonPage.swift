/// Two versions side by side as one HTML document: no scripts, nothing loaded, for screens, dark screens and paper.
public struct ComparisonPage: Sendable {
  public var title: String
  /// What stands above the columns, such as `v1, 2026-11-24 08:10`.
  public var oldLabel: String
  public var newLabel: String
  /// Lines below the title: addresses, counts, where the versions come from.
  public var notes: [String]
  public var fields: [(name: String, diff: FieldDiff)]
  public var body: TextDiff

  public init(
    title: String, oldLabel: String, newLabel: String, notes: [String] = [],
    fields: [(name: String, diff: FieldDiff)] = [], body: TextDiff
  ) {
    self.title = title
    self.oldLabel = oldLabel
    self.newLabel = newLabel
    self.notes = notes
    self.fields = fields
    self.body = body
  }

  public var html: String {
    var page = """
      <!DOCTYPE html>
      <html lang="zh">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escaped(title))</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <h1>\(escaped(title))</h1>

      """
    for note in notes { page += "<p class=\"note\">\(escaped(note))</p>\n" }
    page += "<table>\n<thead>\n<tr><th scope=\"col\">\(escaped(oldLabel))</th>"
    page += "<th scope=\"col\">\(escaped(newLabel))</th></tr>\n</thead>\n"
    for field in fields {
      page += "<tbody>\n<tr><th colspan=\"2\" scope=\"rowgroup\">\(escaped(field.name))</th></tr>\n"
      page += row(field.diff.runs, isChanged: field.diff.isChanged) + "</tbody>\n"
    }
    page += "<tbody>\n"
    for paragraph in body.paragraphs where !paragraph.sentences.isEmpty {
      page += row(paragraph.sentences.flatMap(\.runs), isChanged: paragraph.isChanged)
    }
    return page + "</tbody>\n</table>\n</body>\n</html>\n"
  }

  private func row(_ runs: [Run], isChanged: Bool) -> String {
    "<tr\(isChanged ? "" : " class=\"same\"")><td>\(cell(runs, without: .added, "del"))</td>"
      + "<td>\(cell(runs, without: .removed, "ins"))</td></tr>\n"
  }

  private func cell(_ runs: [Run], without other: Run.Kind, _ element: String) -> String {
    runs.filter { $0.kind != other }.merged.map { run in
      run.kind == .same ? escaped(run.text) : "<\(element)>\(escaped(run.text))</\(element)>"
    }.joined()
  }

  /// Text for an element or an attribute; control characters, which HTML does not allow, become U+FFFD.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\u{22}": result += "&quot;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case _ where scalar.properties.generalCategory == .control: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Removed text is struck through and added text underlined, so that nobody depends on colours.
  private static let style = """
    :root { color-scheme: light dark; --text: #1a1a1a; --faint: #666; --page: #fff; --line: #ddd;
      --del: #ffd9d6; --ins: #cdf2d3; }
    @media (prefers-color-scheme: dark) { :root { --text: #e6e6e6; --faint: #9a9a9a; --page: #161616;
      --line: #3a3a3a; --del: #6b1f1b; --ins: #17502a; } }
    @media print { :root { --text: #000; --faint: #444; --page: #fff; --line: #999; --del: #ffd9d6; --ins: #cdf2d3; } }
    body { margin: 2em auto; max-width: 72em; padding: 0 1em; color: var(--text); background: var(--page);
      font: 1rem/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
    h1 { font-size: 1.5rem; line-height: 1.3; }
    .note { margin: .2em 0; color: var(--faint); font-size: .9rem; overflow-wrap: anywhere; }
    table { width: 100%; margin-top: 1em; border-collapse: collapse; table-layout: fixed; }
    th { text-align: start; font-size: .9rem; color: var(--faint); padding: .6em .6em .2em; }
    thead { border-bottom: 1px solid var(--line); }
    td { padding: .4em .6em; vertical-align: top; overflow-wrap: anywhere; white-space: pre-wrap; }
    td + td { border-inline-start: 1px solid var(--line); }
    .same td { color: var(--faint); }
    del, ins { border-radius: .15em; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    del { background: var(--del); text-decoration: line-through; }
    ins { background: var(--ins); text-decoration: underline; }
    tr { break-inside: avoid; }
    """
}
