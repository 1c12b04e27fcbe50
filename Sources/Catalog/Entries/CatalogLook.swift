/// One look at an article, as far as the catalog keeps it; the archive's log has all of it.
public struct CatalogLook: Sendable, Hashable {
  /// When it was written down, and when the bytes were received, in milliseconds since 1970.
  public var recordedAt: Int64
  public var seenAt: Int64?
  /// `live`, `gone` and so on.
  public var outcome: String
  /// The version that was seen.
  public var version: Int?
  /// The status of the HTTP answer.
  public var status: Int?
  /// The first 16 hexadecimal digits of the SHA-256 of what was received.
  public var digest: String?

  public init(
    recordedAt: Int64, seenAt: Int64?, outcome: String, version: Int?, status: Int?, digest: String?
  ) {
    self.recordedAt = recordedAt
    self.seenAt = seenAt
    self.outcome = outcome
    self.version = version
    self.status = status
    self.digest = digest
  }
}
