internal import GRDB

/// An entry as a row of `article`.
enum EntryRow {
  /// What ``entry(_:)`` reads, in its order.
  static let columns = """
    a."column", a.name, a.fingerprint, a.identifier, a.family, a.headline, a.alternativeHeadline, a.authors, \
    a.source, a.section, a.datePublished, a.url, a.language, a.versions, a.firstKept, a.lastChanged, a.state, \
    a.stateSince, a.lastSeen, a.lastLook, a.current
    """

  static let count = 21

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
  ///
  /// GRDB's own conversions end the program at a value of another kind, which a damaged file can hold.
  static func entry(_ row: Row) throws -> CatalogEntry {
    var entry = CatalogEntry(
      key: CatalogKey(column: try text(row, 0), name: try text(row, 1)), fingerprint: try text(row, 2),
      identifier: try text(row, 3), family: try text(row, 4), headline: try text(row, 5),
      firstKept: try number(row, 14), lastChanged: try number(row, 15))
    entry.alternativeHeadline = try optionalText(row, 6)
    entry.authors = decodeAuthors(try text(row, 7))
    entry.source = try optionalText(row, 8)
    entry.section = try optionalText(row, 9)
    entry.datePublished = try optionalText(row, 10)
    entry.url = try optionalText(row, 11)
    entry.language = try optionalText(row, 12)
    entry.versions = Int(clamping: try number(row, 13))
    entry.state = CatalogState(
      try text(row, 16), since: try optionalNumber(row, 17), lastSeen: try optionalNumber(row, 18),
      lastLook: try optionalNumber(row, 19))
    entry.current = Int(clamping: try number(row, 20))
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
    text.unicodeScalars.split(separator: "\n").map { line in
      let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      return CatalogEntry.Author(
        name: String(parts[0]), identifier: parts.count > 1 ? String(parts[1]) : nil)
    }
  }

  static func text(_ row: Row, _ index: Int) throws -> String {
    guard let text = try optionalText(row, index) else { throw unexpected(index) }
    return text
  }

  static func number(_ row: Row, _ index: Int) throws -> Int64 {
    guard let number = try optionalNumber(row, index) else { throw unexpected(index) }
    return number
  }

  private static func optionalText(_ row: Row, _ index: Int) throws -> String? {
    switch (row[index] as DatabaseValue).storage {
    case .string(let text): text
    case .null: nil
    default: throw unexpected(index)
    }
  }

  static func optionalNumber(_ row: Row, _ index: Int) throws -> Int64? {
    switch (row[index] as DatabaseValue).storage {
    case .int64(let number): number
    case .null: nil
    default: throw unexpected(index)
    }
  }

  private static func unexpected(_ index: Int) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a value of the wrong kind, in place \(index + 1)")
  }
}
