internal import ArticleModel
internal import HTMLTree
internal import PlainText

/// The part of a page that may speak of the article: from its heading to a little behind its body.
///
/// Nothing outside it is asked who wrote the article, so that no commenter can be taken for its author.
struct GenericRegion: Sendable {
  private let page: Page
  private let body: HTMLNode
  private let above: [HTMLNode]

  /// Nodes behind the body that may still hold its credits.
  private static let tail = 40
  /// Nodes before the body that are searched where there is no heading: what a head line and share buttons take.
  private static let reach = 400

  /// `start` is where the text starts inside `body`, where that holds the heading too.
  init(page: Page, heading: HTMLNode?, body: HTMLNode, start: Int) {
    self.page = page
    self.body = body
    let from = heading?.extent.upperBound ?? max(0, start - Self.reach)
    above = Self.texts(from..<max(from, start), of: page)
  }

  private var around: [HTMLNode] {
    let end = min(body.extent.upperBound + Self.tail, page.root.extent.upperBound)
    return above + Self.texts(max(body.position, body.extent.upperBound - Self.tail)..<end, of: page)
  }

  private static func texts(_ positions: Range<Int>, of page: Page) -> [HTMLNode] {
    positions.map { page.root.node(at: $0) }.filter {
      $0.kind == .text && $0.parent?.tag.isInvisible == false
    }
  }

  var published: [Rule<BeijingTime>] {
    [
      .attribute("html[data-publishtime]", "data-publishtime"), .meta("article:published_time"),
      Rule("first date between heading and body") { _ in
        let dates = above.compactMap { BeijingTime(firstIn: $0.text) }
        return dates.first { $0.clock != nil } ?? dates.first
      },
      .attribute("div[data-ptime]", "data-ptime"),
    ]
  }

  var account: Rule<[Author]> {
    Rule("account linked between heading and body") { _ in
      for node in above {
        guard let link = node.parent, link.tag == .a, !node.line.isEmpty, let account = page.account(link)
        else { continue }
        return [
          Author(kind: .organization, name: node.line, identifier: account.text, url: account.pageURL)
        ]
      }
      return nil
    }
  }

  var authors: [Rule<[Author]>] {
    [
      account,
      Rule("作者 beside the body") { _ in
        let names = around.lazy.compactMap { Label.value(of: ["作者"], in: $0.line) }.map(Label.names)
          .first { !$0.isEmpty }
        return names?.map { Author(kind: .person, name: $0) }
      },
      Rule("name beside the date") { _ in byline.name.map { [Author(kind: .organization, name: $0)] } },
      Rule("name between heading and body that 本文为…授权 repeats") { _ in
        byline.name(authorizedIn: page.root.visibleText).map { [Author(kind: .person, name: $0)] }
      },
    ]
  }

  var location: Rule<String> { Rule("place beside the date") { _ in byline.place } }

  private var byline: GenericByline { GenericByline(above.map(\.line)) }

  var editor: [Rule<Editor>] {
    [
      Rule("责任编辑 beside the body") { _ in
        around.lazy.compactMap { Label.value(of: ["责任编辑"], in: $0.line) }.compactMap { Editor(credit: $0) }
          .first
      }
    ]
  }

  /// Whether a line names the source, or is the label before it: not a headline about the 来源 of something.
  private static func labelsSource(_ line: String) -> Bool {
    if Label.value(of: Label.source, in: line) != nil { return true }
    guard let end = line.lastIndex(where: { !" :：".contains($0) }) else { return false }
    return line[...end].hasSuffix("来源")
  }

  var source: [Rule<SourceOrganization>] {
    [
      Rule("来源 between heading and body") { _ in
        let texts = above
        guard let label = texts.firstIndex(where: { Self.labelsSource($0.line) }) else { return nil }
        if let value = Label.value(of: Label.source, in: texts[label].line) {
          return SourceOrganization(name: value)
        }
        // 举报 is the next link where the page has no source.
        return texts[(label + 1)...].lazy.map(\.line).first { !$0.isEmpty }.flatMap {
          $0 == "举报" ? nil : SourceOrganization(name: $0)
        }
      },
      Rule("本文来源 behind the body") { _ in
        around.lazy.compactMap { Label.value(of: ["本文来源"], in: $0.line) }.first.map {
          SourceOrganization(name: $0)
        }
      },
    ]
  }
}
