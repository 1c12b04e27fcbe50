internal import ArticleModel
internal import HTMLTree

/// What stands in the bodies that the site's publishing system has written since 2016, whatever design is around
/// them: advertising slots, other articles, video players.
enum PostBody {
  static let drops = [
    Drop(.advertising, ".gg200x300"),
    Drop(.advertising, "[data-adid]"),
    Drop(.advertising, ".at_item"),
    Drop(.advertising, ".post_area"),
    Drop(.recommendation, "pre[datatype=specialtag]"),
    Drop(.recommendation, ".special_tag_wrap"),
    Drop(.recommendation, ".related_article"),
    Drop(.credits, ".ep-source"),
    Drop(.credits, ".post_author"),
    Drop(.statement, ".post_statement"),
    Drop(.originalTitle, ".otitle"),
    Drop(.navigation, ".ep-pages"),
    Drop(.navigation, ".post_end_ad"),
    // The Wayback Machine's toolbar, where somebody took the comments around it away.
    Drop(.navigation, "#wm-ipp-base"),
    // An embedded photo set shows its buttons; its pictures stand in a `<textarea>`.
    Drop(.navigation, ".nph_gallery"),
    // The site's logo, for the previews of messengers.
    Drop(.markup, "div[style*=overflow:hidden] > img[src*=/static/logo.png]"),
  ]

  static let videos = [
    VideoRule(selector: ".video-wrapper", read: player),
    VideoRule(selector: "object[data*=NetEaseFlvPlayer]", read: player),
  ]

  /// The video of a player: in a saved DOM a `<video>`, in the server's page Flash, whose file only the script behind it names.
  @Sendable static func player(_ node: HTMLNode, _ page: Page) -> VideoReference? {
    let title = node.first("a.video-title")?.line
    if let video = node.first("video"), var found = VideoReference(element: video, on: page) {
      found.title = title
      return found
    }
    for script in node.all("script").map(\.text) {
      guard let address = quoted(endingWith: ".mp4", in: script) else { continue }
      return VideoReference(contentURL: address, thumbnailURL: cover(of: node), title: title)
    }
    guard let page = node.first("a.video-title")?["href"] else { return nil }
    return VideoReference(contentURL: page, thumbnailURL: cover(of: node), title: title)
  }

  /// The picture that the player's `flashvars` name.
  private static func cover(of node: HTMLNode) -> String? {
    guard
      let variables = node.first("param[name=flashvars]")?["value"]
        ?? node.first("object[flashvars]")?["flashvars"]
    else { return nil }
    return variables.split(separator: "&").first { $0.hasPrefix("coverpic=") }.map { String($0.dropFirst(9)) }
  }

  private static func quoted(endingWith suffix: String, in script: String) -> String? {
    script.split(whereSeparator: { "\"'".contains($0) }).first {
      $0.hasPrefix("http") && $0.hasSuffix(suffix)
    }
    .map(String.init)
  }
}

extension VideoReference {
  /// Reads `<video src poster>` and the `<source>` inside it; `nil` if no file is named.
  init?(element: HTMLNode, on page: Page) {
    let candidates = [element["src"], element["data-src"]] + element.all("source[src]").map { $0["src"] }
    guard let address = candidates.lazy.compactMap({ page.link($0) }).first else { return nil }
    self.init(contentURL: address, thumbnailURL: page.link(element["poster"]))
  }
}
