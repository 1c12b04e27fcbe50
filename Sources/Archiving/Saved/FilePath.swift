internal import Glibc
internal import PlainText

/// A path as the file system has it: bytes, which need not be UTF-8.
///
/// Folders that were packed on Chinese Windows unpack into names in GBK.
struct FilePath: Sendable, Hashable {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  /// `-` names it.
  var isStandardInput: Bool { bytes == Array("-".utf8) }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// For messages and records: a name that is not UTF-8 is read as the site's old pages are.
  var text: String {
    String(validating: bytes, as: UTF8.self)
      ?? String(decoding: DecodedText(decoding: bytes).utf8, as: UTF8.self)
  }

  var lastComponent: String {
    FilePath(bytes: bytes.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? bytes).text
  }

  private func appending(_ name: [UInt8]) -> FilePath {
    FilePath(bytes: bytes.last == UInt8(ascii: "/") ? bytes + name : bytes + [UInt8(ascii: "/")] + name)
  }

  private func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (bytes + [0]).withUnsafeBytes { raw in
      raw.withMemoryRebound(to: CChar.self) { pointer in pointer.baseAddress.map(body) ?? body("") }
    }
  }
}

extension FilePath {
  /// What lies there; links are followed.
  enum Entry: Sendable, Hashable {
    /// With what tells a folder from all others of the machine.
    case folder(FolderID)
    case file
    /// Something else that can be read, and may never end: a pipe, a device.
    case other
  }

  struct FolderID: Sendable, Hashable {
    var device: UInt64
    var number: UInt64
  }

  func entry() throws(InputError) -> Entry {
    var status = stat()
    guard withCString({ stat($0, &status) }) == 0 else { throw error(errno) }
    return switch status.st_mode & S_IFMT {
    case S_IFDIR: .folder(FolderID(device: UInt64(status.st_dev), number: UInt64(status.st_ino)))
    case S_IFREG: .file
    default: .other
    }
  }

  /// What lies in the folder, in the order of the names, so that every run has the same order.
  func entries() throws(InputError) -> [FilePath] {
    guard let stream = withCString({ opendir($0) }) else { throw error(errno) }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
      errno = 0
    }
    if errno != 0 { throw error(errno) }
    return names.sorted { $0.lexicographicallyPrecedes($1) }.map(appending)
  }

  /// A descriptor, or -1 with the reason in `errno`.
  func openForReading() -> Int32 { withCString { open($0, O_RDONLY | O_CLOEXEC) } }

  func error(_ code: Int32) -> InputError {
    switch code {
    case ENOENT, ENOTDIR: InputError(text, .missing)
    case EISDIR: InputError(text, .folder)
    default: InputError(text, .unreadable(String(cString: strerror(code))))
    }
  }
}
