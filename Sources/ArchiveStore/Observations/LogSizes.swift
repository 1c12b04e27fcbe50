/// How long each file of the log is: what tells a log from the same log later.
///
/// The catalog remembers it, because SQLite cannot tell when its file was put beside other files than those it was
/// made from, or beside a `-wal` that a copy of the archive left there.
public struct LogSizes: Sendable, Hashable, CustomStringConvertible {
  /// In bytes, by the file's name.
  private var sizes: [String: Int64] = [:]

  init(in folder: ArchiveFolder) throws(ArchiveError) {
    for name in try folder.names(in: ArchiveLayout.observations) ?? [] where ObservationLog.isLog(name) {
      sizes[name] = try folder.size(of: "\(ArchiveLayout.observations)/\(name)")
    }
  }

  /// The log as it was before these were added to it, as the last.
  func before(_ appends: [Journal.Append]) -> LogSizes {
    var before = self
    for append in appends { before.sizes[append.file] = append.offset == 0 ? nil : append.offset }
    return before
  }

  /// `2026-10.jsonl 1200, 2026-11.jsonl 300`.
  public var description: String {
    sizes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }
}

extension Archive {
  /// How long the log is now.
  ///
  /// Throws ``ArchiveError/Kind/io``.
  public func logSizes() throws(ArchiveError) -> LogSizes { try LogSizes(in: folder) }
}
