public import ArticleModel

extension Article {
  /// A page of its own, without scripts or style sheets from elsewhere: for `--format html`.
  public var html: String {
    var lines = [
      "<!DOCTYPE html>",
      "<html lang=\"\(language?.rawValue ?? "zh")\">",
      "<head>",
      "<meta charset=\"utf-8\">",
      "<title>\(HTMLForm.escaped(headline))</title>",
    ]
    if let canonical { lines.append("<link rel=\"canonical\" href=\"\(HTMLForm.escaped(canonical))\">") }
    lines += ["</head>", "<body>", "<article>", "<h1>\(HTMLForm.escaped(headline))</h1>"]
    if !byline.isEmpty { lines.append("<p>\(HTMLForm.escaped(byline.joined(separator: " · ")))</p>") }
    lines += blocks.map(HTMLForm.element)
    lines += ["</article>", "</body>", "</html>"]
    return lines.joined(separator: "\n") + "\n"
  }
}

/// Writes blocks as HTML.
enum HTMLForm {
  static func element(_ block: Block) -> String {
    switch block {
    case .paragraph(let text): return "<p>\(line(text))</p>"
    case .heading(let level, let text): return "<h\(max(2, level))>\(line(text))</h\(max(2, level))>"
    case .image(let image):
      let size = [("width", image.width), ("height", image.height)].compactMap { name, value in
        value.map { " \(name)=\"\($0)\"" }
      }.joined()
      return
        "<p><img src=\"\(escaped(image.contentURL))\" alt=\"\(escaped(image.caption ?? ""))\"\(size)></p>"
    case .caption(let text): return "<p><small>\(line(text))</small></p>"
    case .list(let ordered, let items):
      let name = ordered ? "ol" : "ul"
      let inside = items.map { "<li>\($0.map(element).joined())</li>" }.joined(separator: "\n")
      return "<\(name)>\n\(inside)\n</\(name)>"
    case .quote(let blocks): return "<blockquote>\(blocks.map(element).joined(separator: "\n"))</blockquote>"
    case .table(let table):
      let rows = table.rows.enumerated().map { number, row in
        let name = number < table.headerRows ? "th" : "td"
        return "<tr>\(row.map { "<\(name)>\(line($0))</\(name)>" }.joined())</tr>"
      }
      return "<table>\n\(rows.joined(separator: "\n"))\n</table>"
    case .video(let video):
      let poster = video.thumbnailURL.map { " poster=\"\(escaped($0))\"" } ?? ""
      return "<p><video controls src=\"\(escaped(video.contentURL))\"\(poster)></video></p>"
    case .rule: return "<hr>"
    }
  }

  private static func line(_ text: RichText) -> String {
    text.steps.map { step in
      switch step {
      case .text(let run): escaped(run)
      case .open(.strong): "<strong>"
      case .close(.strong): "</strong>"
      case .open(.emphasis): "<em>"
      case .close(.emphasis): "</em>"
      case .open(.superscript): "<sup>"
      case .close(.superscript): "</sup>"
      case .open(.subscript): "<sub>"
      case .close(.subscript): "</sub>"
      case .open(.link(let url)): "<a href=\"\(escaped(url))\">"
      case .close(.link): "</a>"
      }
    }.joined()
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
