internal import CLinuxFiles
import Glibc

/// An open file or folder; closed when it goes.
///
/// Short reads and writes are continued.
struct OpenFile: ~Copyable, Sendable {
  let number: Int32
  /// As errors name it.
  let path: String
  let kernel: Kernel

  deinit { close(number) }

  func size() throws(ArchiveError) -> Int64 {
    var status = stat()
    try attempt(.look) { fstat(number, &status) }
    return Int64(status.st_size)
  }

  /// Fills `buffer` with the bytes from `offset` on and says how many there were.
  func read(into buffer: inout [UInt8], at offset: Int64) throws(ArchiveError) -> Int {
    let wanted = buffer.count
    var count = 0
    while count < wanted {
      let more = try attempt(.look) {
        buffer.withUnsafeMutableBytes {
          pread(number, $0.baseAddress?.advanced(by: count), wanted - count, off_t(offset) + count)
        }
      }
      if more == 0 { break }
      count += more
    }
    return count
  }

  func write(_ bytes: ArraySlice<UInt8>, at offset: Int64) throws(ArchiveError) {
    var written = 0
    while written < bytes.count {
      let more = try attempt(.change) {
        bytes.withUnsafeBytes {
          pwrite(number, $0.baseAddress?.advanced(by: written), $0.count - written, off_t(offset) + written)
        }
      }
      // write(2) gives 0 for no reason that POSIX names; asking again could go on for ever.
      if more == 0 { throw ArchiveError(.io, path: path, reason: "takes no more bytes") }
      written += more
    }
  }

  func truncate(to size: Int64) throws(ArchiveError) {
    try attempt(.change) { ftruncate(number, off_t(size)) }
  }

  /// Gives up the kernel's lock on the file.
  func unlock() throws(ArchiveError) {
    try attempt(.look) { flock(number, LOCK_UN) }
  }

  /// Puts a file's content, or the names in a folder, on the disk.
  func synchronize() throws(ArchiveError) {
    try attempt(.flush) { fsync(number) }
  }

  /// Puts all that was written to the file system on the disk.
  func synchronizeFileSystem() throws(ArchiveError) {
    try attempt(.flush) { syncfs(number) }
  }

  /// How what is written to the file system is put on the disk.
  func flushWay() throws(ArchiveError) -> FlushWay {
    var system = statfs()
    try attempt(.look) { fstatfs(number, &system) }
    var names = utsname()
    try attempt(.look) { uname(&names) }
    let release = withUnsafeBytes(of: &names.release) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    return FlushWay(fileSystem: UInt32(truncatingIfNeeded: system.f_type), kernel: release)
  }

  @discardableResult
  private func attempt<Result: SignedInteger>(
    _ effect: Kernel.Effect, _ call: () -> Result
  ) throws(ArchiveError) -> Result {
    do {
      return try kernel.attempt(effect, path) {
        let result = call()
        return (result, errno)
      }
    } catch {
      throw error.archiveError
    }
  }
}
