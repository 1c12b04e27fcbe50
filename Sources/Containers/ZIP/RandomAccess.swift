/// Bytes of which any part can be read: an open file, or an array.
public protocol RandomAccess {
  var count: Int { get }
  /// The bytes of the range, or fewer where the source has become shorter than it was.
  func bytes(in range: Range<Int>) throws(ZipError) -> [UInt8]
}

extension [UInt8]: RandomAccess {
  public func bytes(in range: Range<Int>) -> [UInt8] { Array(self[range.clamped(to: indices)]) }
}
