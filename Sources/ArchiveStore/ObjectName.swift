/// Where an article lies in the archive: its column or account, and its own id within it.
///
/// The name alone must tell the article from all others, because the object's id is made of it.
public struct ObjectName: Sendable, Hashable, LosslessStringConvertible {
  /// The 8-character column of the docid, the account, or what the family has in its place.
  public let column: String
  /// The docid, with `_2` and so on for a part of a divided article, or the family's own id.
  public let name: String

  /// Throws ``ArchiveError/Kind/unsafeName`` unless both are names that every file system takes.
  public init(column: String, name: String) throws(ArchiveError) {
    // The two names that OCFL 1.1 (Storage Root) gives a meaning.
    let reserved = ["extensions", "ocfl_layout.json"]
    for part in [column, name] where !SafePath.isSafe(part: part) {
      throw ArchiveError(.unsafeName, path: part, reason: SafePath.rule)
    }
    if reserved.contains(column) {
      throw ArchiveError(.unsafeName, path: column, reason: "has a meaning of its own in an archive")
    }
    self.column = column
    self.name = name
  }

  /// The id that the object carries, a URI as OCFL advises.
  public var id: String { "urn:netease:\(name)" }

  /// The object's folder, relative to the archive's.
  public var folder: String { "\(ArchiveLayout.objects)/\(column)/\(name)" }

  public var description: String { "\(column)/\(name)" }

  /// Reads what ``description`` gives.
  public init?(_ description: String) {
    let parts = description.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let name = try? ObjectName(column: parts[0], name: parts[1]) else { return nil }
    self = name
  }

  /// The object's name as that of one entry of a folder; the plus sign is in no part of it.
  var entryName: String { "\(column)+\(name)" }
}
