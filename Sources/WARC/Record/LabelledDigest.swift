internal import Digests

/// A digest with the name of its algorithm, as `sha256:9f86…`. (WARC 1.1, section 5.8)
public struct LabelledDigest: Sendable, Hashable, CustomStringConvertible {
  /// In small letters.
  public let algorithm: String
  /// As it is written: Base16 or Base32.
  public let value: String

  public var description: String { "\(algorithm):\(value)" }

  /// Reads a label, a colon and a value; `nil` where the value cannot be one of that algorithm.
  ///
  /// Base16 and Base32 of either case are understood, as old files have both. An algorithm that is not known
  /// here may have any value.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, parts[0].utf8.allSatisfy(\.isTokenByte) else { return nil }
    algorithm = parts[0].lowercased()
    value = String(parts[1])
    guard value.utf8.allSatisfy({ $0.isTokenByte || $0 == UInt8(ascii: "=") }) else { return nil }
    guard let known = DigestAlgorithm(rawValue: algorithm) else { return }
    guard Base16.decode(value)?.count == known.length || Base32.decode(value)?.count == known.length else {
      return nil
    }
  }

  /// What this module writes: SHA-256 in Base16 with small letters.
  ///
  /// Every validator takes it, browsers' replay tools read it, and CDX tools carry it along. `sha1:BASE32` is
  /// what the oldest CDX tools expect; but a digest that is to vouch for evidence must not be one for which
  /// somebody can make two contents, and for SHA-1 that has been done.
  static func sha256(of bytes: some ContiguousBytes) -> LabelledDigest {
    LabelledDigest(algorithm: "sha256", value: DigestAlgorithm.sha256.digest(of: bytes).hexadecimal)
  }

  private init(algorithm: String, value: String) {
    self.algorithm = algorithm
    self.value = value
  }

  /// Whether it is the digest of these bytes; `nil` for an algorithm that is not known here.
  func matches(_ bytes: some ContiguousBytes) -> Bool? {
    guard let known = DigestAlgorithm(rawValue: algorithm), known.isAvailable else { return nil }
    let digest = known.digest(of: bytes)
    return Base16.decode(value) == digest || Base32.decode(value) == digest
  }
}
