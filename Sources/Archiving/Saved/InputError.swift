/// Why an input, or a page in it, could not be read.
public struct InputError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Reason: Sendable, Hashable {
    case missing, folder
    /// A folder without a file that is a page by its name.
    case noPages
    /// The operating system's reason.
    case unreadable(String)
    /// More bytes than this, as it is or unpacked.
    case tooLarge(Int)
    /// What is wrong with a packed file, or with one that holds pages and other files.
    case damaged(String)
    /// One address was given for pages that have their own.
    case hasOwnAddresses
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
    case .damaged(let what): what
    case .hasOwnAddresses: "--url is for a single page; those in this file have addresses of their own"
    }
  }

  private static let endings = InputList.endings.map { ".\($0)" }.joined(separator: " ") + ", .gz behind each"
}
