internal import CLibCrypto

/// A digest of bytes that come one after the other; owns libcrypto's context for it.
public struct RunningDigest: ~Copyable {
  private let algorithm: DigestAlgorithm
  private let context: OpaquePointer?

  /// Only for an algorithm that ``DigestAlgorithm/isAvailable``.
  public init(_ algorithm: DigestAlgorithm) {
    self.algorithm = algorithm
    context = EVP_MD_CTX_new()
    begin()
  }

  deinit { EVP_MD_CTX_free(context) }

  private func begin() { check(EVP_DigestInit_ex(context, algorithm.implementation, nil)) }

  // What is no digest must never be written down as one, and no caller could go on without it. libcrypto fails here
  // for want of memory alone, where Swift ends the program too.
  private func check(_ result: CInt) {
    precondition(result == 1, "libcrypto cannot make a \(algorithm) digest")
  }

  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    check(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count))
  }

  /// The digest of all that was added; what is added after it makes a new one.
  public mutating func finish() -> [UInt8] {
    defer { begin() }
    return [UInt8](unsafeUninitializedCapacity: algorithm.length) { buffer, count in
      check(EVP_DigestFinal_ex(context, buffer.baseAddress, nil))
      count = algorithm.length
    }
  }
}
