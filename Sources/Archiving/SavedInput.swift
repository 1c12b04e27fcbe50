public import ArticleModel
internal import FoundationEssentials
internal import Glibc
internal import PlainText

/// One thing to read: a file that somebody saved, or standard input.
public struct SavedInput: Sendable, Hashable {
  /// The path as it was given or found; `-` for standard input.
  public let path: String

  public init(path: String) { self.path = path }

  /// The name that is written into records: without the folder, which is nobody else's business.
  public var fileName: String {
    path == "-" ? "standard input" : String(path.split(separator: "/").last ?? Substring(path))
  }

  /// Reads the bytes; those of a `.gz` are unpacked, up to `limit` bytes.
  ///
  /// - Throws: ``InputError`` if there is no such file, it cannot be read, or it is damaged.
  public func capture(url: String? = nil, limit: Int = SavedInput.sizeLimit) throws(InputError) -> Capture {
    var bytes = try content()
    if bytes.count > limit { throw InputError(path, .tooLarge(limit)) }
    if Gunzip.isGzip(bytes) {
      do throws(GunzipError) {
        bytes = try Gunzip.decompress(bytes, limit: limit)
      } catch {
        throw InputError(path, .damaged("\(error)"))
      }
    }
    return Capture(bytes: bytes, url: url, fileName: fileName)
  }

  /// 64 MiB: a hundred times the largest page seen, and small enough not to hurt.
  public static let sizeLimit = 64 << 20

  private func content() throws(InputError) -> [UInt8] {
    if path == "-" { return try standardInput() }
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw InputError(path, .missing) }
    if isFolder { throw InputError(path, .folder) }
    guard let data = FileManager.default.contents(atPath: path) else { throw InputError(path, .unreadable) }
    return Array(data)
  }

  private func standardInput() throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= Self.sizeLimit {
      let count = buffer.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw InputError(path, .unreadable)
      }
      bytes += buffer[..<count]
    }
    return bytes
  }
}

/// Why an input could not be read.
public struct InputError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Reason: Sendable, Hashable {
    case missing, unreadable, folder
    case tooLarge(Int)
    case damaged(String)
  }

  public let path: String
  public let reason: Reason

  init(_ path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// What happened, as half a sentence behind the path.
  public var description: String {
    switch reason {
    case .missing: "there is no such file or folder"
    case .unreadable: "cannot be read; look at its permissions"
    case .folder: "is a folder"
    case .tooLarge(let limit): "has more than \(limit >> 20) MiB, which no page has"
    case .damaged(let what): "cannot be unpacked: \(what)"
    }
  }
}
