import Glibc

/// How the store calls the kernel: each call once more where a signal interrupted it, failures as errors.
///
/// A failed fsync or syncfs is never repeated: the kernel may have dropped the pages that it could not write.
struct Kernel: Sendable {
  /// What a call does to the disk.
  enum Effect: Sendable {
    case look, change, flush
  }

  /// Asked before each call in tests: `nil` lets it happen, 0 pretends that it did, all else is its errno.
  var interruption: (@Sendable (Effect) -> Int32?)?

  /// `call` gives the result, negative for a failure, and errno as it was right after.
  @discardableResult
  func attempt<Result: SignedInteger>(
    _ effect: Effect, _ path: String, _ call: () -> (Result, Int32)
  ) throws(SystemError) -> Result {
    if let code = interruption?(effect) {
      if code == 0 { return 0 }
      throw SystemError(code: code, path: path)
    }
    while true {
      let (result, code) = call()
      if result >= 0 { return result }
      guard code == EINTR else { throw SystemError(code: code, path: path) }
    }
  }
}

/// A call to the kernel that failed.
struct SystemError: Error {
  let code: Int32
  let path: String

  var reason: String { String(cString: strerror(code)) }
  var isAbsence: Bool { code == ENOENT || code == ENOTDIR }
  var archiveError: ArchiveError { ArchiveError(.io, path: path, reason: reason) }
}
