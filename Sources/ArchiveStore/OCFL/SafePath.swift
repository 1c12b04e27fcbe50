/// Which names the archive gives to files and folders.
///
/// It is copied between systems, so only what all of them take and none of them reads as something else:
/// no separators, no hidden files, nothing that differs by Unicode form, no name longer than copies allow.
enum SafePath {
  static let rule = "is not 1 to 100 letters, digits, hyphens, underscores or dots (none at its ends)"

  // Room below the 255 bytes of every common file system for what is put in front of a name while staging.
  private static let longest = 100

  static func isSafe(part: String) -> Bool {
    (1...longest).contains(part.utf8.count) && part.utf8.allSatisfy(isAllowed)
      && part.utf8.first != UInt8(ascii: ".") && part.utf8.last != UInt8(ascii: ".")
  }

  /// Whether a path such as `media/1.jpg` is made of safe names.
  static func isSafe(path: String) -> Bool {
    path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { isSafe(part: String($0)) }
  }

  /// Whether a path that was read from an inventory, whoever wrote it, stays inside the folder it starts from.
  static func staysInside(path: String) -> Bool {
    path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part != "." && part != ".." && !part.utf8.contains(0)
    }
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
