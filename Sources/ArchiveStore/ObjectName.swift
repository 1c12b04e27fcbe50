/// Where an article lies in the archive: its column or account, and its own id within it.
///
/// The name alone must tell the article from all others, because the object's id is made of it.
public struct ObjectName: Sendable, Hashable, CustomStringConvertible {
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

  /// Where a version of the object is prepared, relative to the archive's folder.
  ///
  /// The plus sign is in no name, so the object can be read back from what a dead run left.
  var stagingFolder: String { "\(ArchiveLayout.staging)/\(column)+\(name)" }

  /// The object that a folder in the staging folder was made for, or `nil` for any other entry.
  init?(stagingEntry: String) {
    let parts = stagingEntry.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let name = try? ObjectName(column: parts[0], name: parts[1]) else { return nil }
    self = name
  }
}
