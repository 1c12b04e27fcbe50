/// How it was found that nothing is new. (WARC 1.1, section 6.7)
public struct RevisitProfile: RawRepresentable, Sendable, Hashable {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  /// The same content came again.
  public static let identicalPayloadDigest = RevisitProfile(
    rawValue: "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest")
  /// The server said that nothing has changed: status 304.
  public static let serverNotModified = RevisitProfile(
    rawValue: "http://netpreserve.org/warc/1.1/revisit/server-not-modified")
}
