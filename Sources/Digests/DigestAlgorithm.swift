internal import CLibCrypto

/// The digests that archives and WARC files use, by the names that they have there.
public enum DigestAlgorithm: String, Sendable {
  case md5, sha1, sha256, sha512

  /// In bytes.
  public var length: Int {
    switch self {
    case .md5: 16
    case .sha1: 20
    case .sha256: 32
    case .sha512: 64
    }
  }

  /// Whether libcrypto has it on this machine.
  ///
  /// Where only FIPS algorithms are allowed, MD5 is missing; SHA-256 and SHA-512 are always there.
  public var isAvailable: Bool {
    guard let found = EVP_MD_fetch(nil, rawValue, nil) else { return false }
    EVP_MD_free(found)
    return true
  }

  /// The digest of bytes that lie in one piece.
  ///
  /// Only for what ``isAvailable``.
  public func digest(of bytes: some ContiguousBytes) -> [UInt8] {
    var digest = RunningDigest(self)
    bytes.withBytes { digest.update($0) }
    return digest.finish()
  }

  var implementation: OpaquePointer? {
    switch self {
    case .md5: EVP_md5()
    case .sha1: EVP_sha1()
    case .sha256: EVP_sha256()
    case .sha512: EVP_sha512()
    }
  }
}

/// Bytes that lie in one piece: what can be digested without a copy.
public protocol ContiguousBytes {
  func withBytes(_ use: (UnsafeRawBufferPointer) -> Void)
}

extension Array: ContiguousBytes where Element == UInt8 {
  public func withBytes(_ use: (UnsafeRawBufferPointer) -> Void) { withUnsafeBytes(use) }
}

extension ArraySlice: ContiguousBytes where Element == UInt8 {
  public func withBytes(_ use: (UnsafeRawBufferPointer) -> Void) { withUnsafeBytes(use) }
}
