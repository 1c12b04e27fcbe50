internal import ArchiveStore

extension ChangeFeed {
  /// The feed as Atom. (RFC 4287)
  public var atom: String {
    var lines = [
      #"<?xml version="1.0" encoding="utf-8"?>"#,
      #"<feed xmlns="http://www.w3.org/2005/Atom">"#,
      element("id", id), element("title", title), element("updated", updated),
      "<author>\(element("name", "netease-archive"))</author>",
      #"<generator version="\#(MarkupText.escaped(version))">netease-archive</generator>"#,
    ]
    if let address {
      lines.append(
        #"<link rel="self" type="application/atom+xml" href="\#(MarkupText.escaped(address))"/>"#)
    }
    lines += entries.map(Self.atom)
    return (lines + ["</feed>"]).joined(separator: "\n") + "\n"
  }

  private static func atom(_ entry: FeedEntry) -> String {
    let instant = RFC3339.text(unixMilliseconds: entry.recordedAt)
    var lines = [
      "<entry>", element("id", entry.id), element("title", entry.title), element("updated", instant),
      element("published", instant),
    ]
    // Without one the feed's author is the entry's too. (RFC 4287, section 4.2.1)
    lines += entry.authors.map { "<author>\(element("name", $0))</author>" }
    if let url = entry.url {
      lines.append(#"<link rel="alternate" type="text/html" href="\#(MarkupText.escaped(url))"/>"#)
    }
    lines += [
      #"<category term="\#(entry.kind.rawValue)"/>"#, element("summary", entry.summary),
      #"<content type="html">\#(MarkupText.escaped(entry.html))</content>"#, "</entry>",
    ]
    return lines.joined(separator: "\n")
  }
}

private func element(_ name: String, _ text: String) -> String {
  "<\(name)>\(MarkupText.escaped(text))</\(name)>"
}
