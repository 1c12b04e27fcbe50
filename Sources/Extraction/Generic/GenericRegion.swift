internal import ArticleModel
internal import HTMLTree
internal import PlainText

/// The part of a page that may speak of the article: the lines of its date, and those at the end of its body.
///
/// Nothing outside it is asked who wrote the article, so that no commenter can be taken for its author, wherever a
/// page has its comments and recommendations.
struct GenericRegion: Sendable {
  private let page: Page
  private let body: HTMLNode
  private let others: [Range<Int>]
  /// The texts between heading and body.
  private let above: [HTMLNode]
  /// Those of ``above`` around the date.
  private let head: [HTMLNode]

  /// Texts before and behind the date that belong to its line: source, author, place.
  ///
  /// Where there is no date, texts behind the heading.
  private static let besideDate = 4
  /// Nodes at the end of the body that may hold its credits.
  private static let tail = 40
  /// Texts behind the body that may still do so, and characters of the longest of them.
  private static let behind = 6
  private static let longestCredits = 80
  /// Nodes before the body that are searched where there is no heading: what a head line and share buttons take.
  private static let reach = 400

  /// `start` is where the text starts inside `body`, where that holds the heading too; `others` are the positions in it
  /// that do not speak of the article.
  init(page: Page, heading: HTMLNode?, body: HTMLNode, start: Int, others: [Range<Int>] = []) {
    self.page = page
    self.body = body
    self.others = others
    let from = heading?.extent.upperBound ?? max(0, start - Self.reach)
    above = Array(Self.texts(from..<max(from, start), of: page))
    let date = above.firstIndex { BeijingTime(firstIn: $0.text) != nil } ?? 0
    head = Array(above.prefix(date + 1 + Self.besideDate).dropFirst(max(0, date - Self.besideDate)))
  }

  /// The lines that may hold the credits of the article.
  private var around: [String] {
    let end = body.extent.upperBound
    let inside = Self.texts(max(body.position, end - Self.tail)..<end, of: page).filter { node in
      !others.contains { $0.contains(node.position) }
    }
    let behind = Self.texts(end..<page.root.extent.upperBound, of: page).prefix(Self.behind)
    return head.map(\.line) + inside.map(\.line)
      + behind.lazy.map(\.line).prefix { $0.count <= Self.longestCredits }
  }

  /// The visible texts at `positions` that say anything.
  private static func texts(_ positions: Range<Int>, of page: Page) -> some Sequence<HTMLNode> {
    positions.lazy.map { page.root.node(at: $0) }.filter {
      $0.kind == .text && $0.parent?.tag.isInvisible == false && TextCount($0.bytes).characters > 0
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

  var authors: [Rule<[Author]>] {
    [
      Rule("account linked beside the date") { _ in
        for node in head {
          guard let link = node.parent, link.tag == .a, let account = page.account(link) else { continue }
          return [
            Author(kind: .organization, name: node.line, identifier: account.text, url: account.pageURL)
          ]
        }
        return nil
      },
      Rule("作者 beside the body") { _ in
        let names = around.lazy.compactMap { Label.value(of: ["作者"], in: $0) }.map(Label.names)
          .first { !$0.isEmpty }
        return names?.map { Author(kind: .person, name: $0) }
      },
      Rule("name beside the date") { _ in byline.name.map { [Author(kind: .organization, name: $0)] } },
      Rule("name beside the date that 本文为…授权 repeats") { _ in
        byline.name(authorizedIn: page.root.visibleText).map { [Author(kind: .person, name: $0)] }
      },
    ]
  }

  var location: Rule<String> { Rule("place beside the date") { _ in byline.place } }

  private var byline: GenericByline { GenericByline(head.map(\.line)) }

  var editor: [Rule<Editor>] {
    [
      Rule("责任编辑 beside the body") { _ in
        around.lazy.compactMap { Label.value(of: ["责任编辑"], in: $0) }.compactMap { Editor(credit: $0) }
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
      Rule("来源 beside the date") { _ in
        guard let label = head.firstIndex(where: { Self.labelsSource($0.line) }) else { return nil }
        if let value = Label.value(of: Label.source, in: head[label].line) {
          return SourceOrganization(name: value)
        }
        // Where the page has no source, other things follow: 举报 beside the label, 分享到 in the next element.
        guard let next = head[(label + 1)...].first, head[label].parent?.contains(next) == true,
          next.line != "举报"
        else { return nil }
        return SourceOrganization(name: next.line)
      },
      Rule("本文来源 behind the body") { _ in
        around.lazy.compactMap { Label.value(of: ["本文来源"], in: $0) }.first.map {
          SourceOrganization(name: $0)
        }
      },
    ]
  }
}
