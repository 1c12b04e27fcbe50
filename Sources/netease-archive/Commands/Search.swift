internal import Archiving
internal import ArgumentParser
internal import Catalog
internal import OrderedJSON
internal import Terminal

struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find articles by what is in them.",
    discussion: """
      All words must be there, in the title, the text or the names. Words of one character are found too. \
      Simplified and traditional, full- and half-width, upper and lower case are the same.

        netease-archive search 头发
        netease-archive search '"人工智能" OR 机器人 -广告'
        netease-archive search '华为 author:李 after:2024-05 before:2025'

      Phrases stand in "quotation marks"; NOT and - leave out, OR and parentheses combine; title: looks in the \
      title alone; author: source: column: state: after: before: narrow the search.
      """)

  @Argument(help: ArgumentHelp("What to look for.", valueName: "query"))
  var words: [String]

  @Option(
    name: .shortAndLong, help: ArgumentHelp("At most so many.", valueName: "count"),
    transform: atLeastOne)
  var limit = 20

  @OptionGroup var articles: CatalogOptions
  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if words.isEmpty { throw ValidationError("What is to be found?") }
  }

  func run() throws {
    let query: SearchQuery
    do {
      query = try SearchQuery(words.joined(separator: " "))
    } catch {
      Messages.say(error.description)
      throw ExitCode(ExitStatus.usage)
    }
    let reader = try reading.reader()
    let hits = try reading.fromCatalog(of: reader) { (catalog) throws(CatalogError) in
      try catalog.search(query, articles.filter, limit: limit) { reader.text(of: $0) }
    }
    if reading.json {
      try StandardOutput.write(JSONValue.array(hits.map(\.json)).text(.pretty))
      return
    }
    let isColoured = TerminalText.isColoured(reading.noColor)
    try reading.write(hits.map { $0.text(isColoured: isColoured) }.joined(separator: "\n"))
    if hits.isEmpty, !reading.quiet { Messages.say("nothing was found") }
  }
}

extension SearchHit {
  /// The headline, what is known of the article, and the piece of its text; hits are red, or in 【】.
  fileprivate func text(isColoured: Bool) -> String {
    let (opening, closing) = isColoured ? ("\u{1B}[1;31m", "\u{1B}[0m") : ("【", "】")
    let title = entry.headline.marked(headlineHits, opening, closing)
    let people = entry.authors.isEmpty ? entry.source ?? "" : entry.authors.map(\.name).joined(separator: "、")
    var line = [entry.datePublished.map { String($0.prefix(10)) } ?? "", entry.key.name, people]
    if entry.state.name != "live" { line.append(entry.state.name) }
    var text = "\(title)\n  \(TerminalText.safe(line.filter { !$0.isEmpty }.joined(separator: "  ")))\n"
    if let snippet {
      text += "  \(snippet.marked(opening, closing))\n"
    }
    return text
  }

  fileprivate var json: JSONValue {
    guard case .object(var members) = entry.json else { return entry.json }
    if let rank { members.append(.init("rank", .number((rank * 1000).rounded() / 1000))) }
    if let snippet { members.append(.init("snippet", .string(snippet.marked("【", "】")))) }
    return .object(members)
  }
}

extension String {
  /// The text with these parts between marks; ranges are offsets in UTF-8.
  fileprivate func marked(_ ranges: [Range<Int>], _ opening: String, _ closing: String) -> String {
    var result = ""
    let bytes = utf8
    var at = bytes.startIndex
    for range in ranges {
      let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
      let end = bytes.index(bytes.startIndex, offsetBy: range.upperBound)
      result +=
        TerminalText.safe(String(self[at..<start])) + opening + TerminalText.safe(String(self[start..<end]))
        + closing
      at = end
    }
    return result + TerminalText.safe(String(self[at...]))
  }
}
