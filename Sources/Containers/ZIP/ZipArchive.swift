/// The files in a ZIP file, as the list at its end has them.
///
/// After PKWARE's APPNOTE 6.3.10; section numbers are its. Nothing is written to disk, so the names of the files
/// are no danger.
public struct ZipArchive {
  public let members: [ZipMember]
  let source: any RandomAccess

  /// Whether bytes start as a ZIP file does: with a file, or with the end of an empty list.
  public static func isZip(_ start: some Collection<UInt8>) -> Bool {
    start.starts(with: Array("PK\u{03}\u{04}".utf8)) || start.starts(with: Array("PK\u{05}\u{06}".utf8))
  }

  /// Reads the list of the files, and nothing else.
  public init(_ source: any RandomAccess) throws(ZipError) {
    self.source = source
    let place = try CentralDirectory.locate(in: source)
    let list = try source.bytes(in: place.extent)
    guard list.count == place.extent.count else { throw .damaged("its list of files is cut short") }
    members = try CentralDirectory.members(of: list, count: place.count)
    // Files that share their bytes would make a small ZIP file take any time to read.
    var rest = place.extent.lowerBound
    for member in members {
      guard member.packedSize <= rest else { throw .damaged("its files are larger than itself, or overlap") }
      rest -= member.packedSize
    }
  }

  /// Opens a file for reading from its start to its end.
  public func reader(of member: ZipMember) throws(ZipError) -> ZipMemberReader {
    try ZipMemberReader(member, in: source)
  }
}

/// A file in a ZIP file.
public struct ZipMember: Sendable, Hashable {
  /// How the bytes are packed (4.4.5).
  public enum Method: Sendable, Hashable {
    case stored, deflated
    case other(Int)
  }

  /// The path as written; what in it is not UTF-8 is U+FFFD.
  public let name: String
  public let method: Method
  public let isEncrypted: Bool
  public let size: Int
  public let packedSize: Int
  let crc: UInt32
  /// Where the file's own header stands.
  let headerOffset: Int
}
