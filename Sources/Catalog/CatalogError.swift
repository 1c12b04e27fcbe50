internal import GRDB

/// Why the catalog could not be read or written.
public struct CatalogError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: Sendable, Hashable {
    /// There is none, it was made by another version of the program, or it does not fit the files.
    case mustBeRebuilt
    /// The file is not the database that it should be.
    case damaged
    /// The operating system refused to read or write.
    case io
  }

  public let kind: Kind
  /// The catalog's file, without its folder.
  public let file: String
  /// What is wrong with it, as half a sentence.
  public let reason: String

  init(_ kind: Kind, file: String, reason: String) {
    self.kind = kind
    self.file = file
    self.reason = reason
  }

  /// What SQLite or GRDB threw.
  init(_ error: any Error, file: String) {
    guard let error = error as? DatabaseError else {
      self = error as? CatalogError ?? CatalogError(.io, file: file, reason: "\(error)")
      return
    }
    let message = error.message ?? "SQLite says \(error.resultCode.rawValue)"
    // The statements are fixed, so one that SQLite does not understand (SQLITE_ERROR: no such table, no such
    // column) tells of a file that is no catalog.
    let damage: [ResultCode] = [
      .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_MISMATCH, .SQLITE_CONSTRAINT, .SQLITE_FORMAT,
      .SQLITE_SCHEMA,
    ]
    self.init(damage.contains(error.resultCode) ? .damaged : .io, file: file, reason: message)
  }

  public var description: String {
    switch kind {
    case .io: "\(file): \(reason)"
    case .damaged: "\(file) is damaged (\(reason)); the files are not: run netease-archive reindex"
    case .mustBeRebuilt: "\(file): \(reason); run netease-archive reindex"
    }
  }
}
