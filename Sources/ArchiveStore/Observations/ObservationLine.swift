import FoundationEssentials
internal import OrderedJSON

/// An observation as a line of the log.
enum ObservationLine {
  /// No line is longer, its line end not counted; this bounds the memory of a reader.
  static let longest = 1 << 16

  /// Throws ``ArchiveError/Kind/unsafeName`` for what no line can hold.
  static func bytes(of observation: Observation) throws(ArchiveError) -> [UInt8] {
    for instant in [observation.recordedAt, observation.seenAt ?? 0] where !RFC3339.range.contains(instant) {
      throw ArchiveError(
        .unsafeName, path: observation.article.description,
        reason: "was looked at outside the years 0 to 9999")
    }
    let members: JSONValue = [
      "recordedAt": .string(RFC3339.exactText(unixMilliseconds: observation.recordedAt)),
      "seenAt": JSONValue(observation.seenAt.map(RFC3339.exactText(unixMilliseconds:))),
      "article": .string(observation.article.description),
      "url": .string(observation.url),
      "outcome": .string(observation.outcome.rawValue),
      "version": JSONValue(observation.version?.description),
      "status": JSONValue(observation.status),
      "sha256": JSONValue(observation.sha256),
      "reason": JSONValue(observation.reason),
      "location": JSONValue(observation.location),
      "evidence": JSONValue(observation.evidence),
    ]
    guard case .object(let list) = members else { return [] }
    let line = CheckedLine.bytes(list)
    guard line.count - 1 <= longest else {
      throw ArchiveError(
        .unsafeName, path: observation.article.description,
        reason: "has an observation that is longer than a line may be (\(longest) bytes)")
    }
    return line
  }

  /// Reads a line, given without its line end.
  static func observation(_ line: ArraySlice<UInt8>) throws(Fault) -> Observation {
    guard CheckedLine.isIntact(line) else {
      throw Fault(reason: "is not what was written: its check differs")
    }
    let document: Document
    do {
      document = try JSONDecoder().decode(Document.self, from: Data(line))
    } catch {
      throw Fault(reason: "is not an observation in JSON")
    }
    guard let article = ObjectName(document.article) else { throw Fault(reason: "names no article") }
    guard let outcome = Observation.Outcome(rawValue: document.outcome) else {
      throw Fault(reason: "has an outcome that this version of the program does not know")
    }
    guard let recordedAt = RFC3339.unixMilliseconds(document.recordedAt) else {
      throw Fault(reason: "does not say when it was recorded")
    }
    let seenAt = document.seenAt.map(RFC3339.unixMilliseconds)
    let version = document.version.map(VersionNumber.init(folder:))
    // A value that is there and cannot be read is not the same as none.
    if case .some(.none) = seenAt { throw Fault(reason: "has a time that is none") }
    if case .some(.none) = version { throw Fault(reason: "has a version that is none") }
    return Observation(
      recordedAt: recordedAt, seenAt: seenAt ?? nil, article: article, url: document.url, outcome: outcome,
      version: version ?? nil, status: document.status, sha256: document.sha256, reason: document.reason,
      location: document.location, evidence: document.evidence)
  }

  /// What every line of this article's has in it, as bytes.
  static func mark(of article: ObjectName) -> [UInt8] {
    Array("\"article\":\"\(article)\"".utf8)
  }

  /// What every line with this outcome has in it, as bytes.
  static func mark(of outcome: Observation.Outcome) -> [UInt8] {
    Array("\"outcome\":\"\(outcome.rawValue)\"".utf8)
  }

  /// What is wrong with a line, as half a sentence.
  struct Fault: Error {
    let reason: String
  }

  private struct Document: Decodable {
    var recordedAt: String
    var seenAt: String?
    var article: String
    var url: String
    var outcome: String
    var version: String?
    var status: Int?
    var sha256: String?
    var reason: String?
    var location: String?
    var evidence: String?
  }
}
