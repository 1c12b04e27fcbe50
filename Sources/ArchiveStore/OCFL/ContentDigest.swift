internal import Digests

/// The SHA-512 of a file's bytes as 128 lower-case hexadecimal digits, as `sha512sum` prints it.
public struct ContentDigest: Sendable, Hashable, CustomStringConvertible {
  public let description: String

  public init(of bytes: [UInt8]) { self.init(DigestAlgorithm.sha512.digest(of: bytes)) }

  /// SHA-512 as it was computed.
  init(_ digest: [UInt8]) { description = digest.hexadecimal }

  /// Reads 128 hexadecimal digits of either case (OCFL 1.1, Manifest: compared without case).
  init?(hexadecimal text: String) {
    guard text.utf8.count == 128, text.utf8.allSatisfy(\.isHexadecimalDigit) else { return nil }
    description = text.lowercased()
  }

  /// Reads the checksum file of `inventory.json`: the digest, white space, the file's name.
  init?(sidecar bytes: [UInt8]) {
    let words = bytes.split { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard words.count == 2, words[1].elementsEqual("inventory.json".utf8) else { return nil }
    self.init(hexadecimal: String(decoding: words[0], as: UTF8.self))
  }

  /// The checksum file that OCFL wants beside `inventory.json`; `sha512sum -c` reads it.
  var sidecar: [UInt8] { Array("\(description)  inventory.json\n".utf8) }
}

extension UInt8 {
  fileprivate var isHexadecimalDigit: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
