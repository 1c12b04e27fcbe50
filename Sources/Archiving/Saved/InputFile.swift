internal import Containers
internal import Glibc
internal import WARC

/// A file that is open for reading, or standard input.
///
/// It owns the descriptor, and closes it unless it is standard input.
final class InputFile {
  private let descriptor: Int32
  /// For messages.
  let path: FilePath
  /// Bytes that were looked at and not read yet.
  private var ahead: ArraySlice<UInt8> = []

  init(_ path: FilePath) throws(InputError) {
    self.path = path
    descriptor = path.isStandardInput ? STDIN_FILENO : path.openForReading()
    // `deinit` closes nothing that was not opened.
    guard descriptor >= 0 else { throw path.error(errno) }
  }

  deinit {
    if descriptor > STDIN_FILENO { close(descriptor) }
  }

  /// The first `count` bytes, or all if there are fewer; they are still there for reading.
  func start(_ count: Int) throws(InputError) -> [UInt8] {
    while ahead.count < count {
      let bytes = try next(count - ahead.count)
      if bytes.isEmpty { break }
      ahead += bytes
    }
    return Array(ahead.prefix(count))
  }

  /// All that is left, of which more than `limit` bytes are never read.
  func rest(limit: Int) throws(InputError) -> [UInt8] {
    var bytes = Array(ahead)
    ahead = []
    while bytes.count <= limit {
      let more = try next(1 << 16)
      if more.isEmpty { return bytes }
      bytes += more
    }
    throw InputError(path.text, .tooLarge(limit))
  }

  private func next(_ count: Int) throws(InputError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { room, initialized in
      (initialized, failure) = Self.repeated { Glibc.read(descriptor, room.baseAddress, count) }
    }
    guard failure == 0 else { throw path.error(failure) }
    return bytes
  }

  /// The length of a file on disk; `nil` for pipes and devices, in which nobody can go back.
  var length: Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// A call that a signal interrupted is made again; `failure` is its error number.
  private static func repeated(_ call: () -> Int) -> (count: Int, failure: Int32) {
    while true {
      let count = call()
      if count >= 0 { return (count, 0) }
      if errno != EINTR { return (0, errno) }
    }
  }
}

/// From the front to the back: a WARC of any size.
extension InputFile: ByteSource {
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
    if !ahead.isEmpty {
      let part = ahead.prefix(buffer.count)
      buffer.copyBytes(from: part)
      ahead = ahead.dropFirst(part.count)
      return part.count
    }
    let (count, failure) = Self.repeated { Glibc.read(descriptor, buffer.baseAddress, buffer.count) }
    guard failure == 0 else { throw ByteSourceError(String(cString: strerror(failure))) }
    return count
  }
}

/// In any order: a ZIP file, whose list of files is at its end.
extension InputFile: RandomAccess {
  var count: Int { length ?? 0 }

  func bytes(in range: Range<Int>) throws(ZipError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < range.count {
      var failure: Int32 = 0
      let wanted = range.count - bytes.count
      let part = [UInt8](unsafeUninitializedCapacity: wanted) { room, initialized in
        (initialized, failure) = Self.repeated {
          pread(descriptor, room.baseAddress, wanted, off_t(range.lowerBound + bytes.count))
        }
      }
      guard failure == 0 else { throw .unreadable(String(cString: strerror(failure))) }
      if part.isEmpty { break }
      bytes += part
    }
    return bytes
  }
}
