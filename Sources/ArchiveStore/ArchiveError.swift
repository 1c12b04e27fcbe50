/// Why the archive could not be read or written.
public struct ArchiveError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: Sendable, Hashable {
    /// The archive's folder cannot be made.
    case cannotCreate
    /// The operating system refused to read or write.
    case io
    /// What lies in the archive is not what it says it is; nothing was overwritten.
    case damaged
    /// The folder holds something else, or nothing.
    case notAnArchive
    /// A name that cannot be one part of a path on every system, or something else that cannot be stored.
    case unsafeName
    /// Another run is writing to this archive.
    case locked
  }

  public let kind: Kind
  /// Where, relative to the archive's folder; for the folder itself, as the caller gave it.
  public let path: String
  /// What is wrong there, as half a sentence.
  public let reason: String

  public init(_ kind: Kind, path: String, reason: String) {
    self.kind = kind
    self.path = path
    self.reason = reason
  }

  public var description: String { "\(path): \(reason)" }
}
