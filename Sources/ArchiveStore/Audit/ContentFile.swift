internal import Digests

/// One stored file while it is audited: read once, for its digest and for whoever checks what it says.
///
/// Only for the call that it is given to.
public final class ContentFile {
  public let object: ObjectName
  /// Relative to the archive's folder.
  public let path: String
  /// The file's name in its version: `article.json`.
  public let name: String
  private let file: OpenFile
  private var running = RunningDigest(.sha512)
  private(set) var offset: Int64 = 0

  init(_ file: consuming OpenFile, at path: String, of object: ObjectName, name: String) {
    self.file = file
    self.path = path
    self.object = object
    self.name = name
  }

  /// The next bytes, at most `count` of them; none at the end.
  ///
  /// Nothing needs to be read to the end. Throws ``ArchiveError/Kind/io``.
  public func read(upTo count: Int = 1 << 17) throws(ArchiveError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(1, count))
    let count = try read(into: &bytes)
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  private func read(into buffer: inout [UInt8]) throws(ArchiveError) -> Int {
    let count = try file.read(into: &buffer, at: offset)
    buffer.withUnsafeBytes { running.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    offset += Int64(count)
    return count
  }

  /// The digest of the whole file, after what was not read yet is read through `buffer`.
  func digest(through buffer: inout [UInt8]) throws(ArchiveError) -> ContentDigest {
    while try read(into: &buffer) == buffer.count {}
    return ContentDigest(running.finish())
  }
}

/// Checks what a stored file says, beyond its bytes being those that were stored: the WARC, the JSON.
///
/// Called for every stored file, from several threads. What it says of a file whose digest turns out to differ
/// is dropped.
public typealias ContentCheck = @Sendable (ContentFile) throws(ArchiveError) -> [AuditProblem]
