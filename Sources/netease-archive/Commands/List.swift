internal import ArchiveStore
internal import Archiving
internal import ArgumentParser
internal import Catalog
internal import OrderedJSON
internal import Terminal

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the articles of the archive.",
    discussion: """
        netease-archive list --author 李 --after 2024
        netease-archive list --state gone
        netease-archive list --changed-since 2026-11-01 --order changed
      """)

  enum Order: String, CaseIterable, ExpressibleByArgument {
    case published, changed
  }

  @OptionGroup var articles: CatalogOptions
  @OptionGroup var reading: ReadingOptions

  @Option(help: "What comes first: the newest article, or the newest change.")
  var order: Order = .published

  @Option(
    name: .shortAndLong, help: ArgumentHelp("At most so many.", valueName: "count"),
    transform: atLeastOne)
  var limit: Int?

  func validate() throws {
  }

  func run() throws {
    if reading.json {
      try StandardOutput.write(JSONValue.array(list(\.json)).text(.pretty))
    } else {
      var table = TextTable(
        [.init("published"), .init("id"), .init("state"), .init("title")], hasHeading: false)
      let rows = try list(\.cells)
      for cells in rows { table.add(cells) }
      try reading.write(table.text())
      if rows.isEmpty, !reading.quiet { Messages.say("no article of the archive fits") }
    }
  }

  private func list<Element>(_ element: (CatalogEntry) -> Element) throws -> [Element] {
    try reading.fromCatalog(of: reading.reader()) { (catalog) throws(CatalogError) in
      try catalog.list(
        articles.filter, order: order == .published ? .published : .changed, limit: limit, element)
    }
  }
}

extension CatalogEntry {
  /// Everything that the catalog knows, under the names of `article.json` where it has them.
  var json: JSONValue {
    [
      "identifier": .string(identifier), "headline": .string(headline),
      "alternativeHeadline": JSONValue(alternativeHeadline),
      "datePublished": JSONValue(datePublished),
      "author": JSONValue(
        nonEmpty: authors.map { ["name": .string($0.name), "identifier": JSONValue($0.identifier)] }),
      "source": JSONValue(source), "section": JSONValue(section), "family": .string(family),
      "url": JSONValue(url), "state": .string(state.name), "stateSince": .instant(state.since),
      "lastSeen": .instant(state.lastSeen), "lastLook": .instant(state.lastLook),
      "versions": .integer(versions), "version": .string("v\(current)"),
      "firstKept": .instant(firstKept), "lastChanged": .instant(lastChanged),
      "folder": .string("objects/\(key)"),
    ]
  }

  /// The day, the id, the state, and the headline with its people.
  fileprivate var cells: [String] {
    let people = authors.isEmpty ? source ?? "" : authors.map(\.name).joined(separator: "、")
    let title = [headline, people].filter { !$0.isEmpty }.joined(separator: " · ")
    return [
      datePublished.map { String($0.prefix(10)) } ?? "", key.name, state.name,
      versions > 1 ? "\(title) (\(versions) versions)" : title,
    ]
  }
}
