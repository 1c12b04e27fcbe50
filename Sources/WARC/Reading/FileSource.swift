internal import Glibc

/// A file, or a part of one: a WARC that lies unpacked within a WACZ.
public final class FileSource: ByteSource {
  private let descriptor: Int32
  private let path: String
  private var left: UInt64

  /// `range` is in bytes of the file; without it the whole file is read.
  public init(path: String, range: Range<UInt64>? = nil) throws(ByteSourceError) {
    self.path = path
    left = range.map { $0.upperBound - $0.lowerBound } ?? .max
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path) }
    // From here on `deinit` closes the file, whatever happens.
    if let start = range?.lowerBound {
      guard let start = off_t(exactly: start) else { throw ByteSourceError("\(path): no file is so long") }
      guard lseek(descriptor, start, SEEK_SET) >= 0 else { throw Self.failure(path) }
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
    let room = Int(min(UInt64(buffer.count), left))
    while room > 0 {
      let count = Glibc.read(descriptor, buffer.baseAddress, room)
      if count >= 0 {
        left -= UInt64(count)
        return count
      }
      // A call that a signal interrupted is made again.
      if errno != EINTR { throw Self.failure(path) }
    }
    return 0
  }

  private static func failure(_ path: String) -> ByteSourceError {
    ByteSourceError("\(path): \(String(cString: strerror(errno)))")
  }
}
