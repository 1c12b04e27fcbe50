internal import Digests

/// Holds a file against the standard and the rules by which this module writes.
///
/// Stricter than the public validators, which pass files without digests, with wrong lengths of HTTP bodies,
/// packed as a whole, or cut short.
public enum WARCCheck {
  /// The problems in their order; empty for a file in which everything is right.
  ///
  /// `blockLimit` is the longest block that is looked into, in bytes; a longer one is a problem. The list
  /// ends with the first record that brings it to `most` problems.
  public static func problems(in source: any ByteSource, blockLimit: Int, most: Int = 1000) -> [WARCProblem] {
    var check = FileCheck()
    var reader = WARCReader(source, blockLimit: blockLimit)
    while check.problems.count < most {
      do throws(WARCReadError) {
        guard let entry = try reader.next() else { break }
        check.add(entry)
      } catch {
        check.add(error)
      }
    }
    check.end()
    return check.problems
  }

  public static func problems(inFile path: String, blockLimit: Int, most: Int = 1000) -> [WARCProblem] {
    do throws(ByteSourceError) {
      return problems(in: try FileSource(path: path), blockLimit: blockLimit, most: most)
    } catch {
      return [WARCProblem(offset: 0, recordID: nil, rule: .readable, text: error.description)]
    }
  }
}

/// What must be remembered from record to record.
private struct FileCheck {
  private(set) var problems: [WARCProblem] = []
  private var recordCount = 0
  private var isPacked: Bool?
  // Digests of ids and not ids, so that long ids take no more memory than short ones.
  private var ids: Set<[UInt8]> = []

  mutating func add(_ error: WARCReadError) {
    let rule: WARCProblem.Rule =
      switch error.kind {
      case .packedAsAWhole: .memberPerRecord
      case .junk: .recordEnd
      case .head: .head
      case .source, .notWARC, .truncated, .damaged: .readable
      }
    problems.append(WARCProblem(offset: error.offset, recordID: nil, rule: rule, text: error.reason))
  }

  mutating func add(_ entry: WARCEntry) {
    let id = entry.fields.recordID
    if recordCount == 0, entry.fields.type != .warcinfo {
      add(entry, .warcinfoFirst, "the first record is no warcinfo record")
    }
    recordCount += 1
    if let id, !ids.insert(DigestAlgorithm.sha256.digest(of: Array(id.utf8))).inserted {
      add(entry, .uniqueID, "an earlier record has the same id")
    }
    if entry.members > 1 {
      add(entry, .memberPerRecord, "the record goes over \(entry.members) gzip members")
    }
    if let isPacked, isPacked != (entry.members > 0) {
      add(entry, .memberPerRecord, "the record is \(isPacked ? "not packed" : "packed"), unlike the first")
    } else {
      isPacked = entry.members > 0
    }
    for (rule, text) in RecordCheck.findings(in: entry) { add(entry, rule, text) }
  }

  mutating func end() {
    guard recordCount == 0, problems.isEmpty else { return }
    problems.append(WARCProblem(offset: 0, recordID: nil, rule: .readable, text: "the file holds no record"))
  }

  private mutating func add(_ entry: WARCEntry, _ rule: WARCProblem.Rule, _ text: String) {
    problems.append(
      WARCProblem(offset: entry.offset, recordID: entry.fields.recordID, rule: rule, text: text))
  }
}
