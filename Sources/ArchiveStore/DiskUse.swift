/// How much of the disk an archive takes, in bytes of whole blocks, as `du` counts them.
public struct DiskUse: Sendable, Hashable {
  /// How many articles are kept.
  public let articles: Int
  /// What the articles take.
  public let objects: Int64
  /// At how many articles that was measured; if fewer than ``articles``, it is an estimate.
  public let measured: Int
  /// What else lies in the archive's folder, by its name there.
  public let others: [String: Int64]

  public var isEstimate: Bool { measured < articles }
}

extension Archive {
  /// Measures how much of the disk the archive takes.
  ///
  /// An article is a dozen files. Of many articles only `limit` are measured, evenly over the names, which are in the
  /// order of the columns and in each of them of time; the others are taken to be like them. Throws
  /// ``ArchiveError/Kind/io``.
  public func diskUse(measuring limit: Int = 1000) throws(ArchiveError) -> DiskUse {
    let names = try objectNames()
    let measured = min(names.count, limit)
    var sample: Int64 = 0
    for number in 0..<measured {
      sample += try folder.allocatedBytes(of: names[number * names.count / measured].folder)
    }
    var others: [String: Int64] = [:]
    for name in try folder.names(in: "") ?? [] where name != ArchiveLayout.objects {
      others[name] = try folder.allocatedBytes(of: name)
    }
    return DiskUse(
      articles: names.count,
      objects: measured == 0 ? 0 : Int64(Double(sample) * Double(names.count) / Double(measured)),
      measured: measured, others: others)
  }
}
