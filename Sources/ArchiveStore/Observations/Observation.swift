/// One look at an address, and what was seen there.
public struct Observation: Sendable, Hashable {
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// The article is there.
    case live
    /// The server says that there is nothing: 404, 410.
    case gone
    /// Something else is in its place: a front page, a page that says it was removed.
    case replaced
    /// The server did not let us look: 403, 429, a challenge.
    case blocked
    /// No answer, or a failure of the server.
    case unreachable
    /// An answer in which no article could be found.
    case unreadable
  }

  /// When the line was written, in Unix milliseconds; its month names the file.
  public var recordedAt: Int64
  /// When the bytes were received, in Unix milliseconds; `nil` if nobody knows.
  public var seenAt: Int64?
  public var article: ObjectName
  /// The address that was looked at.
  public var url: String
  public var outcome: Outcome
  /// The version that a live look found.
  public var version: VersionNumber?
  /// The status of the HTTP answer.
  public var status: Int?
  /// The SHA-256 of the bytes received, in lower-case hexadecimal digits.
  public var sha256: String?
  /// Why the outcome is what it is, as half a sentence.
  public var reason: String?
  /// Where a redirect led.
  public var location: String?
  /// The `WARC-Record-ID` of what was received, in the month's `.warc.gz`.
  public var evidence: String?

  public init(
    recordedAt: Int64, seenAt: Int64? = nil, article: ObjectName, url: String, outcome: Outcome,
    version: VersionNumber? = nil, status: Int? = nil, sha256: String? = nil, reason: String? = nil,
    location: String? = nil, evidence: String? = nil
  ) {
    self.recordedAt = recordedAt
    self.seenAt = seenAt
    self.article = article
    self.url = url
    self.outcome = outcome
    self.version = version
    self.status = status
    self.sha256 = sha256
    self.reason = reason
    self.location = location
    self.evidence = evidence
  }
}
