internal import GRDB

/// The tables, and what GRDB is told about the file.
enum CatalogSchema {
  /// Grows with every change of the tables or of ``Tokens``: a catalog of another number is made anew.
  static let version = 1

  /// `text` has no content of its own: the archive's files have it. SQLite before 3.43 cannot delete from such a
  /// table, so a changed text gets a new row and the old one leads to no article any more; `reindex` clears them.
  static let tables = """
    CREATE TABLE article (
      id INTEGER PRIMARY KEY,
      "column" TEXT NOT NULL, name TEXT NOT NULL, identifier TEXT NOT NULL, family TEXT NOT NULL,
      headline TEXT NOT NULL, alternative TEXT, authors TEXT NOT NULL, people TEXT NOT NULL,
      source TEXT, sources TEXT NOT NULL, section TEXT,
      published TEXT, sorted_at INTEGER, url TEXT, language TEXT,
      versions INTEGER NOT NULL, current INTEGER NOT NULL,
      first_kept INTEGER NOT NULL, last_changed INTEGER NOT NULL,
      state TEXT NOT NULL, state_since INTEGER, last_seen INTEGER, last_look INTEGER,
      fingerprint TEXT NOT NULL, text_key TEXT NOT NULL, text_row INTEGER,
      UNIQUE (name, "column"));
    CREATE INDEX article_by_time ON article (sorted_at);
    CREATE INDEX article_by_column ON article ("column", sorted_at);
    CREATE INDEX article_by_change ON article (last_changed);
    CREATE INDEX article_by_text ON article (text_row);
    CREATE TABLE look (
      article INTEGER NOT NULL, recorded_at INTEGER NOT NULL, outcome TEXT NOT NULL, digest TEXT NOT NULL,
      seen_at INTEGER, version INTEGER, status INTEGER,
      PRIMARY KEY (article, recorded_at, outcome, digest)) WITHOUT ROWID;
    CREATE VIRTUAL TABLE text USING fts5 (title, people, body, content='', tokenize='ascii');
    PRAGMA user_version = \(version);
    """

  static func configuration(isReadOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.label = "catalog"
    // A reader never waits for the writer (WAL); only a checkpoint may hold it for an instant.
    configuration.busyMode = .timeout(5)
    return configuration
  }
}

extension CatalogError {
  /// What SQLite says, with what to do about it.
  init(_ error: any Error) {
    let reason =
      if let error = error as? DatabaseError {
        error.message ?? "SQLite error \(error.resultCode.rawValue)"
      } else {
        "\(error)"
      }
    self.init(.failed, "the catalog cannot be used (\(reason)); run netease-archive reindex")
  }
}
