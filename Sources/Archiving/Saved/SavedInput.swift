public import ArticleModel
internal import PlainText

/// One thing to read: a file that somebody saved, or standard input.
public struct SavedInput: Sendable, Hashable {
  private let file: FilePath

  /// `-` is standard input.
  public init(path: String) { self.init(file: FilePath(path)) }

  init(file: FilePath) { self.file = file }

  /// The path as it was given or found.
  public var path: String { file.text }

  /// The name that is written into records: without the folder, which is nobody else's business.
  public var fileName: String { isStandardInput ? "standard input" : file.lastComponent }

  private var isStandardInput: Bool { file == FilePath("-") }

  /// Reads the bytes; those of a `.gz` are unpacked.
  ///
  /// Neither may have more than `limit` bytes.
  ///
  /// - Throws: ``InputError`` if there is no such file, it cannot be read, or it is damaged.
  public func capture(url: String? = nil, limit: Int = SavedInput.sizeLimit) throws(InputError) -> Capture {
    var bytes = try isStandardInput ? FilePath.standardInput(limit: limit) : file.content(limit: limit)
    if Gunzip.isGzip(bytes) {
      do throws(GunzipError) {
        bytes = try Gunzip.decompress(bytes, limit: limit)
      } catch {
        if case .tooLarge = error { throw InputError(path, .tooLarge(limit)) }
        throw InputError(path, .damaged("\(error)"))
      }
    }
    return Capture(bytes: bytes, url: url, fileName: fileName)
  }

  /// 64 MiB: a hundred times the largest page seen, and small enough not to hurt.
  public static let sizeLimit = 64 << 20
}

/// Why an input could not be read.
public struct InputError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Reason: Sendable, Hashable {
    case missing, folder
    /// A folder without a file that is a page by its name.
    case noPages
    /// The operating system's reason.
    case unreadable(String)
    /// More bytes than this, as it is or unpacked.
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
    case .missing where path.contains("\u{FFFD}"):
      "there is no such file or folder; its name may not be UTF-8, then give the folder that it is in"
    case .missing: "there is no such file or folder"
    case .folder: "is a folder"
    case .noPages:
      "there are no pages in this folder; they are known by their names (\(Self.endings)), and an archive is passed over"
    case .unreadable(let why): "cannot be read: \(why)"
    case .tooLarge(let limit): "has more than \(limit >> 20) MiB, which no page has"
    case .damaged(let what): "cannot be unpacked: \(what)"
    }
  }

  private static let endings = InputList.endings.map { ".\($0)" }.joined(separator: " ") + ", .gz behind each"
}
