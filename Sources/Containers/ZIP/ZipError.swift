/// Why a ZIP file, or a file in it, cannot be read.
public enum ZipError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The list of the files at the end is missing, so this is no ZIP file or not all of one.
  case noDirectory
  case damaged(String)
  /// What the file uses and this program does not know.
  case unsupported(String)
  /// The list of the files has more bytes than this.
  case directoryTooLarge(Int)
  /// The operating system's reason.
  case unreadable(String)

  public var description: String {
    switch self {
    case .noDirectory: "the ZIP file has no list of its files at its end; it may have been cut short"
    case .damaged(let what): "the ZIP file is damaged: \(what)"
    case .unsupported(let what): "the ZIP file uses \(what), which cannot be read"
    case .directoryTooLarge(let limit): "the ZIP file's list of files has more than \(limit >> 20) MiB"
    case .unreadable(let why): why
    }
  }
}
