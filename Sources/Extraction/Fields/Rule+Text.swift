internal import ArticleModel
internal import HTMLTree
internal import PlainText

extension Rule<String> {
  /// The visible text of the first node that is named and has any.
  static func text(_ selector: Selector) -> Rule {
    Rule("text of \(selector)") { page in
      page.root.all(selector).lazy.map(\.line).first { !$0.isEmpty }
    }
  }

  /// An attribute of the first node that is named and has it.
  static func attribute(_ selector: Selector, _ attribute: StaticString) -> Rule {
    Rule("\(attribute) of \(selector)") { page in
      page.root.all(selector).lazy.compactMap { $0[attribute]?.normalizedLine }.first { !$0.isEmpty }
    }
  }

  /// A `<meta>`, without what the site puts behind every title.
  static func meta(_ name: String, dropping suffix: String = "") -> Rule {
    Rule("meta \(name)") { page in
      guard let content = page.meta(name) else { return nil }
      return content.hasSuffix(suffix) ? String(content.dropLast(suffix.count)) : content
    }
  }

  /// A line that the body dropped, without its label and the brackets around it.
  static func droppedLine(_ kind: Drop.Kind) -> Rule {
    Rule("\(kind.rawValue) line of the body") { page in
      page.droppedLines.lazy.filter { $0.kind == kind }.compactMap { Label.value(ofLine: $0.text) }.first
    }
  }

  /// The text of a node, without the label and the brackets around it: `（原标题：…）`.
  static func unlabelled(_ selector: Selector) -> Rule {
    text(selector).map { Label.value(ofLine: $0) }
  }

  /// The last link of a breadcrumb line that does not lead to the page itself.
  static func lastLink(_ selector: Selector) -> Rule {
    Rule("last link of \(selector)") { page in page.root.first(selector).flatMap(page.lastLink) }
  }

  /// The last link of a breadcrumb line before 正文: the channel nearest to the article.
  static func crumb(_ selector: Selector) -> Rule {
    Rule("last link of \(selector)") { page in
      guard let crumb = page.root.first(selector) else { return nil }
      // Behind the links stands 正文, and behind that there may be links to other things.
      let end = crumb.descendants.first { $0.kind == .text && $0.line.contains("正文") }?.position ?? .max
      return crumb.all("a").filter { $0.position < end }.map(\.line).last {
        !$0.isEmpty && $0 != "网易首页" && $0 != "网易号"
      }
    }
  }

  /// The IP region: the text right behind the pin that PC pages show.
  static var besideLocationPin: Rule {
    Rule("text behind the location pin") { page in
      guard let pin = page.root.first("img[src*=ipLocation]") else { return nil }
      // 举报 is the next link where the page shows no region.
      return sequence(first: pin, next: \.nextSibling).dropFirst().prefix { $0.tag != .a }
        .lazy.map(\.line).first { !$0.isEmpty }
    }
  }
}

extension Rule<[String]> {
  /// A comma-separated list in a `<meta>`.
  static func meta(_ name: String) -> Rule {
    Rule<String>.meta(name).map { content in
      let words = content.split(whereSeparator: { ",，;；".contains($0) }).map { String($0).normalizedLine }
      let unique = words.reduce(into: [String]()) { if !$1.isEmpty, !$0.contains($1) { $0.append($1) } }
      return unique.isEmpty ? nil : unique
    }
  }
}

extension Rule<Int> {
  /// The number behind the word 跟贴.
  ///
  /// The number behind 参与 counts readers who voted, too.
  ///
  /// 0 stands in pages whose script has not fetched the number yet, so it says nothing.
  static func comments(_ selector: Selector) -> Rule {
    Rule("number behind 跟贴 in \(selector)") { page in
      guard let area = page.root.first(selector) else { return nil }
      let words = area.descendants.filter { $0.kind == .text }.map(\.line).filter { !$0.isEmpty }
      let pairs = zip(words, words.dropFirst())
      return pairs.first { $0.0 == "跟贴" && Int($0.1) != nil }.flatMap { Int($0.1) }.flatMap {
        $0 > 0 ? $0 : nil
      }
    }
  }

  /// A number that is all of an element's text.
  ///
  /// 0 says nothing, as above.
  static func number(_ selector: Selector) -> Rule {
    Rule("number in \(selector)") { page in
      page.root.all(selector).lazy.compactMap { Int($0.line) }.first { $0 > 0 }
    }
  }

  /// A number that a script has.
  ///
  /// 0 says nothing, as above.
  static func script(_ key: String) -> Rule {
    Rule("\(key) in a script") { page in
      page.scripts(with: key).lazy.compactMap { ScriptValue.number(of: key, in: $0) }.first.flatMap {
        $0 > 0 ? Int($0) : nil
      }
    }
  }
}

extension Page {
  /// The last link of a breadcrumb line that leads neither home nor to the page itself.
  func lastLink(of crumb: HTMLNode) -> String? {
    let own = address?.identifier
    return crumb.all("a").filter { link in
      own == nil || self.link(link["href"]).flatMap { ArticleAddress($0)?.identifier } != own
    }.map(\.line).last { !$0.isEmpty && $0 != "网易首页" }
  }
}

extension HTMLNode {
  /// The visible text as one normalized line.
  var line: String { visibleText.normalizedLine }

  /// The line of an element that may be a title or a label; `nil` for one with more inside than these have.
  ///
  /// So nobody reads the whole page anew for each element around it. 64 nodes are a title with a mark at each word.
  var shortLine: String? { extent.count <= 64 ? line : nil }
}
