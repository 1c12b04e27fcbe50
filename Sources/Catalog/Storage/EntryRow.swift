internal import GRDB

/// An entry as a row of `article`.
enum EntryRow {
  /// What ``entry(_:)`` reads, in its order.
  static let columns = """
    a."column", a.name, a.fingerprint, a.identifier, a.family, a.headline, a.alternativeHeadline, a.authors, \
    a.source, a.section, a.datePublished, a.url, a.language, a.versions, a.firstKept, a.lastChanged, a.state, \
    a.stateSince, a.lastSeen, a.lastLook, a.current
    """

  static let count: CInt = 21

  static let insertion = """
    INSERT INTO article ("column", name, fingerprint, identifier, family, headline, alternativeHeadline, \
    authors, source, section, datePublished, url, language, versions, firstKept, lastChanged, state, \
    stateSince, lastSeen, lastLook, published, foldedSource, current, id) \
    VALUES (\(Array(repeating: "?", count: 24).joined(separator: ", ")))
    """

  /// The values of ``insertion``; without an id SQLite gives a new one.
  static func values(_ entry: CatalogEntry, id: Int64?, _ folding: TextFolding) -> StatementArguments {
    [
      entry.key.column, entry.key.name, entry.fingerprint, entry.identifier, entry.family, entry.headline,
      entry.alternativeHeadline, encode(entry.authors), entry.source, entry.section, entry.datePublished,
      entry.url, entry.language, entry.versions, entry.firstKept, entry.lastChanged, entry.state.name,
      entry.state.since, entry.state.lastSeen, entry.state.lastLook,
      entry.datePublished.flatMap(PublicationTime.seconds), entry.source.map(folding.fold), entry.current, id,
    ]
  }

  /// The entry in a row that begins with ``columns``.
  static func entry(_ row: StoredRow) throws -> CatalogEntry {
    var entry = CatalogEntry(
      key: CatalogKey(column: try row.text(0), name: try row.text(1)), fingerprint: try row.text(2),
      identifier: try row.text(3), family: try row.text(4), headline: try row.text(5),
      firstKept: try row.number(14), lastChanged: try row.number(15))
    entry.alternativeHeadline = try row.optionalText(6)
    entry.authors = decodeAuthors(try row.text(7))
    entry.source = try row.optionalText(8)
    entry.section = try row.optionalText(9)
    entry.datePublished = try row.optionalText(10)
    entry.url = try row.optionalText(11)
    entry.language = try row.optionalText(12)
    entry.versions = Int(clamping: try row.number(13))
    entry.state = CatalogState(
      try row.text(16), since: try row.optionalNumber(17), lastSeen: try row.optionalNumber(18),
      lastLook: try row.optionalNumber(19))
    entry.current = Int(clamping: try row.number(20))
    return entry
  }

  /// A line for each author: the name, and behind a tab the id.
  private static func encode(_ authors: [CatalogEntry.Author]) -> String {
    authors.map { author in
      oneLine(author.name) + (author.identifier.map { "\t" + oneLine($0) } ?? "")
    }.joined(separator: "\n")
  }

  private static func oneLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A }) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\t" || $0 == "\n" ? " " : $0 }))
  }

  private static func decodeAuthors(_ text: String) -> [CatalogEntry.Author] {
    text.utf8.split(separator: 0x0A).map { line in
      let parts = line.split(separator: 0x09, maxSplits: 1, omittingEmptySubsequences: false)
      return CatalogEntry.Author(
        name: String(Substring(parts[0])), identifier: parts.count > 1 ? String(Substring(parts[1])) : nil)
    }
  }
}
