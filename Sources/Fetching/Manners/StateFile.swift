import Glibc

/// An open file of the state folder; closed, and its lock given up, when it goes.
struct StateFile: ~Copyable, Sendable {
  enum LockOutcome: Sendable, Hashable {
    case taken
    /// Another process, or another part of this one, has it.
    case busy
    /// The file system has no locks; the errno.
    case failed(Int32)
  }

  private let number: Int32

  init(number: Int32) {
    self.number = number
  }

  deinit { close(number) }

  /// Takes the kernel's lock if nobody has it; it goes when the process dies in whatever way.
  func tryLock() -> LockOutcome {
    while flock(number, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return .busy }
      guard errno == EINTR else { return .failed(errno) }
    }
    return .taken
  }

  /// Gives up the lock now: closing does not do while a process that was just forked from this one holds the same
  /// descriptor (man 2 flock, DESCRIPTION).
  func unlock() {
    flock(number, LOCK_UN)
  }

  /// The whole content; `nil` for an error and for more than `limit` bytes.
  func content(upTo limit: Int) -> [UInt8]? {
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while content.count <= limit {
      let count = pread(number, &chunk, chunk.count, off_t(content.count))
      if count == 0 { return content }
      if count < 0 {
        guard errno == EINTR else { return nil }
        continue
      }
      content += chunk[..<count]
    }
    return nil
  }

  /// Whether the file now holds `content` and nothing else; if not, errno says why.
  func replaceContent(with content: [UInt8]) -> Bool {
    var written = 0
    while written < content.count {
      let count = content[written...].withUnsafeBytes {
        pwrite(number, $0.baseAddress, $0.count, off_t(written))
      }
      if count <= 0 {
        guard count < 0, errno == EINTR else { return false }
        continue
      }
      written += count
    }
    return ftruncate(number, off_t(content.count)) == 0
  }
}
