internal import ArticleModel
internal import HTMLTree
internal import PlainText

extension Rule<[Author]> {
  /// The 网易号 account that a page links to: its name and its T-id.
  static func account(_ selector: Selector) -> Rule {
    Rule("account linked by \(selector)") { page in
      for link in page.root.all(selector) {
        let name = link.line
        guard !name.isEmpty, let account = page.account(link) else { continue }
        return [Author(kind: .organization, name: name, identifier: account.text, url: account.pageURL)]
      }
      return nil
    }
  }

  /// The writers that a credit line names behind 作者.
  static func writers(_ selector: Selector) -> Rule {
    Rule("作者 in \(selector)") { page in
      for node in page.root.all(selector) {
        guard let value = Label.value(of: ["作者"], in: node.line) else { continue }
        let names = Label.names(in: value)
        if !names.isEmpty { return names.map { Author(kind: .person, name: $0) } }
      }
      return nil
    }
  }

  /// The one writer whom an element names.
  static func person(_ selector: Selector) -> Rule {
    Rule<String>.text(selector).map { [Author(kind: .person, name: $0)] }
  }
}

extension Rule<Editor> {
  /// What stands behind 责任编辑: `姚立伟_NT6056`, the name alone, or the code alone (`NF041`).
  static func credit(_ selector: Selector) -> Rule {
    Rule("责任编辑 in \(selector)") { page in
      page.root.all(selector).lazy.compactMap { Label.value(of: Label.editor, in: $0.line) }
        .compactMap { Editor(credit: $0) }.first
    }
  }
}

extension Editor {
  /// Reads `姚立伟_NT6056`, `姚立伟` or `NF041`.
  ///
  /// A code is letters and digits as the site gives its staff.
  init?(credit: String) {
    let words = credit.split(separator: " ")
    guard let first = words.first else { return nil }
    // Names of two characters are spaced out: `王 某_NT6056`.
    let word = first.count == 1 ? words.prefix(2).joined() : String(first)
    let parts = word.split(separator: "_", maxSplits: 1).map(String.init)
    let code = parts.last.flatMap { Self.isCode($0) ? $0 : nil }
    let name = parts.first.flatMap { $0 == code ? nil : $0 }
    guard code != nil || name != nil else { return nil }
    self.init(name: name, identifier: code)
  }

  /// One to four capital letters and digits behind them: `NT6056`, `NF041`, `NBJ11331`.
  private static func isCode(_ word: String) -> Bool {
    let letters = word.prefix { ("A"..."Z").contains($0) }
    let digits = word.dropFirst(letters.count)
    return (1...4).contains(letters.count) && digits.count >= 2
      && digits.allSatisfy { ("0"..."9").contains($0) }
  }
}

extension Rule<SourceOrganization> {
  /// The name behind 来源, in the text itself or in the link that follows; with the link's target where it leads
  /// outside the site.
  static func labelled(_ selector: Selector) -> Rule {
    Rule("来源 in \(selector)") { page in
      page.root.all(selector).lazy.compactMap { SourceOrganization.source(in: $0, on: page) }.first
    }
  }
}

extension SourceOrganization {
  /// The name behind 来源 inside a node.
  static func source(in node: HTMLNode, on page: Page) -> SourceOrganization? {
    var label: HTMLNode?
    for part in node.descendants where part.kind == .text {
      let line = part.line
      if label == nil {
        guard line.contains("来源") else { continue }
        if let value = Label.value(of: Label.source, in: line) { return SourceOrganization(name: value) }
        label = part
      } else if !line.isEmpty {
        // 举报 is the next link where the page has no source.
        guard line != "举报" else { return nil }
        return SourceOrganization(name: line, url: outsideAddress(of: part.parent, on: page))
      }
    }
    return nil
  }

  /// Where a source's link leads, unless that says nothing.
  private static func outsideAddress(of link: HTMLNode?, on page: Page) -> String? {
    guard let link, link.tag == .a, let target = page.link(link["href"]).flatMap({ WebAddress($0) }),
      target.leadsOutside
    else { return nil }
    return target.text
  }
}

extension Page {
  /// The account whose page a link leads to.
  func account(_ link: HTMLNode) -> AccountID? {
    let target = self.link(link["href"]) ?? link["href"] ?? ""
    if case .account(let account) = ArticleAddress(target)?.target { return account }
    // A link that is relative to a host that nobody knows.
    let lastStep = target.split(separator: "/").last?.prefix { $0 != "." } ?? ""
    return AccountID(lastStep)
  }
}

extension WebAddress {
  /// Whether the address is one of another site that the world can reach: not a dummy (`http://#`), not an address of
  /// the office network, as leak into old pages (`http://192.168.51.134/ftp/…`), not a page of NetEase.
  var leadsOutside: Bool {
    let parts = host.split(separator: ".")
    let isNumber = parts.count == 4 && parts.allSatisfy { Int($0) != nil }
    let isPrivate =
      isNumber && ["10.", "127.", "192.168.", "169.254."].contains { host.hasPrefix($0) }
      || isNumber && host.hasPrefix("172.")
        && (16...31).contains(parts.dropFirst().first.flatMap { Int($0) } ?? 0)
    return parts.count > 1 && !isPrivate && !isNetEaseHost(host)
  }
}
