internal import ArticleModel
internal import Fetching

extension SourceEntry {
  /// The sources of a configuration.
  static func list(_ section: inout Section, _ base: PathBase, at hosts: HostRule) -> [SourceEntry] {
    var lines: [String: Int?] = [:]
    return section.sections("sources", expected: "a source such as author: T1475143788671") { section in
      let source = SourceEntry(&section, base, hosts)
      // What is remembered of a source is found by its name.
      if let source, let line = lines.updateValue(section.line, forKey: source.name) {
        let other = line.map { "the source in line \($0)" } ?? "another source"
        section.problems.add(
          section.line, "\(other) is \(source.name.quoted) already; give this one a name of its own (name:)")
      }
      return source
    }
  }

  /// `nil` if it is not known what the source is.
  private init?(_ section: inout Section, _ base: PathBase, _ hosts: HostRule) {
    let page = Form.address("an address of NetEase, or of a host that network: allow-hosts names") {
      hosts.allows($0)
    }
    let file = Form<String>.path("a file of addresses", from: base)
    let kinds: [(key: String, form: Form<Kind>)] = [
      ("author", .author), ("channel", .channel(page)), ("ranking", page.map(Kind.ranking)),
      ("feed", page.map(Kind.feed)), ("links", page.map(Kind.links)),
      ("list", file.map(Kind.list)),
    ]
    let found = kinds.compactMap { section.value($0.key, $0.form.withText) }
    let name = section.value("name", .text)
    let limit = section.value("limit", .count(1...10_000))
    let filter = SourceFilter(&section)
    let given = kinds.map(\.key).filter(section.has)
    guard given.count == 1 else {
      section.problems.add(
        section.line,
        given.isEmpty
          ? "a source without its kind: expected one of \(kinds.map(\.key).joined(separator: ", "))"
          : "\(given.joined(separator: ", ")): expected only one of them; make an entry of its own for each")
      return nil
    }
    guard let source = found.first else { return nil }
    self.init(name: name ?? source.text, kind: source.value, filter: filter, limit: limit)
  }
}

extension SourceFilter {
  fileprivate init(_ section: inout Section) {
    self.init()
    titleContains = section.list("title-contains", .text) ?? titleContains
    titleExcludes = section.list("title-excludes", .text) ?? titleExcludes
    columns = section.list("columns", .column) ?? columns
    after = section.value("after", .day)
    before = section.value("before", .day)
    if let after, let before, after.unixSeconds >= before.unixSeconds {
      section.problems.add(section.line(of: "before"), "before: expected a day behind that of after")
    }
  }
}

extension Form where Value == SourceEntry.Kind {
  fileprivate static var author: Self {
    Self(expected: "a T-id, a W-id, the address of the author's page, or the address or docid of an article")
    { text in
      guard let address = ArticleAddress(text) else { return nil }
      switch address.target {
      case .account, .article: return .author(address)
      case .gallery, .video, .blogPost, .other: return nil
      }
    }
  }

  /// A short name (`tech`), the id of a list (`T1348647909107`, `BBM54PGAwangning`), or an address.
  fileprivate static func channel(_ page: Form<String>) -> Self {
    Self(expected: "the name of a channel such as tech, the id of its list, or \(page.expected)") { text in
      text.isWord ? .channel(text) : page.read(text).map { .channel($0) }
    }
  }
}

extension Form where Value == String {
  fileprivate static var column: Self {
    Self(expected: "the last 8 characters of a docid, such as 0511B8LM") { text in
      text.utf8.count == 8 && text.utf8.allSatisfy(\.isAlphanumeric) && text == text.uppercased()
        ? text : nil
    }
  }
}
