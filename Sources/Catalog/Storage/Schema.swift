internal import GRDB

/// The tables of the catalog.
enum Schema {
  /// Goes up with every change to the tables or to how text is folded; there is no migration but `reindex`.
  static let version = 2

  /// All of them.
  ///
  /// `document` holds nothing but the index (`content=''`): the text is in the archive's files, and the length of
  /// a document, in tokens, in `ranking` (`columnsize=0`). That table has what a search asks of every article that it
  /// finds, in rows so narrow that 10,000 of them lie on a hundred pages, and not on a thousand as in `article`. Its rowid is the
  /// `article.id`. SQLite before 3.43 cannot delete from such a table without the old text, so a changed article
  /// gets a new id, which AUTOINCREMENT never gives twice, and the rows of the old id are found by no join. `replaced`
  /// has the old ids, so that they do not count in ranking either.
  ///
  /// `body` comes first because FTS5 writes two bytes for each word of a document that is in another than the
  /// first column: with 10,000 articles of 1,500 characters the index is 0.81 of the text's UTF-8, and 1.05 with
  /// the body third. The `ascii` tokenizer splits at the spaces that ``FoldedText`` writes and lower-cases what is
  /// in lower case already; `unicode61` makes the same index and takes a tenth longer.
  static let tables = """
    CREATE TABLE article (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      "column" TEXT NOT NULL,
      name TEXT NOT NULL,
      fingerprint TEXT NOT NULL,
      identifier TEXT NOT NULL,
      family TEXT NOT NULL,
      headline TEXT NOT NULL,
      alternativeHeadline TEXT,
      authors TEXT NOT NULL,
      source TEXT,
      section TEXT,
      datePublished TEXT,
      url TEXT,
      language TEXT,
      versions INTEGER NOT NULL,
      current INTEGER NOT NULL,
      firstKept INTEGER NOT NULL,
      lastChanged INTEGER NOT NULL,
      state TEXT NOT NULL,
      stateSince INTEGER,
      lastSeen INTEGER,
      lastLook INTEGER,
      published INTEGER,
      foldedSource TEXT,
      UNIQUE ("column", name)
    );
    CREATE INDEX article_published ON article (published DESC, "column", name);
    CREATE INDEX article_changed ON article (lastChanged DESC, "column", name);
    CREATE INDEX article_name ON article (name);
    CREATE TABLE ranking (
      id INTEGER PRIMARY KEY, length INTEGER NOT NULL, published INTEGER, "column" TEXT NOT NULL, name TEXT NOT NULL
    );
    CREATE TABLE replaced (id INTEGER PRIMARY KEY, length INTEGER NOT NULL);
    CREATE TABLE author (
      article INTEGER NOT NULL,
      position INTEGER NOT NULL,
      folded TEXT NOT NULL,
      identifier TEXT,
      PRIMARY KEY (article, position)
    ) WITHOUT ROWID;
    CREATE TABLE look (
      "column" TEXT NOT NULL,
      name TEXT NOT NULL,
      recordedAt INTEGER NOT NULL,
      outcome TEXT NOT NULL,
      digest TEXT NOT NULL,
      seenAt INTEGER NOT NULL,
      version INTEGER,
      status INTEGER,
      PRIMARY KEY (name, "column", recordedAt, outcome, digest, seenAt)
    ) WITHOUT ROWID;
    CREATE TABLE folding (pairs TEXT NOT NULL);
    CREATE TABLE source (log TEXT NOT NULL);
    CREATE VIRTUAL TABLE document USING fts5(body, headline, people, content='', columnsize=0, tokenize='ascii');
    """

  /// Reads the table that the catalog's texts were folded with.
  static func folding(_ db: Database) throws -> TextFolding {
    guard let pairs = try String.fetchOne(db, sql: "SELECT pairs FROM folding") else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the table of folded characters is empty")
    }
    return TextFolding(script: ScriptFolding(pairs: pairs))
  }

  /// Throws if the database is not a whole catalog of this version.
  static func check(_ db: Database, file: String) throws {
    switch try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 {
    case version: return
    case 0: throw CatalogError(.mustBeRebuilt, file: file, reason: "the catalog was not finished")
    default:
      throw CatalogError(
        .mustBeRebuilt, file: file, reason: "the catalog was made by another version of netease-archive")
    }
  }
}
