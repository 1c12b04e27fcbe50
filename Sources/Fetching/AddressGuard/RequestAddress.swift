internal import ArticleModel

/// An address that a request can be made of: http or https, a host that is read the same way by everybody, and
/// nobody's name and password.
struct RequestAddress: Sendable, Hashable {
  let address: WebAddress
  /// In lower case; an IPv6 address in its brackets.
  let host: String
  let port: Int

  init?(_ address: WebAddress) {
    let authority = address.authority
    var host = authority[...]
    var port = address.scheme == "https" ? 443 : 80
    if let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") {
      host = authority[..<colon]
      let digits = authority[authority.index(after: colon)...]
      if !digits.isEmpty {
        guard let number = UInt16(digits), number > 0 else { return nil }
        port = Int(number)
      }
    }
    // A host with `user:password@` before it is none.
    guard let name = HostRule.name(host) else { return nil }
    self.address = address
    self.host = name
    self.port = port
  }

  init?(_ url: String) {
    guard let address = WebAddress(url) else { return nil }
    self.init(address)
  }

  /// As it is sent and kept: escaped, without a fragment.
  var uri: String { address.uri }

  /// Where a redirect leads to, as it stands in the field `Location`.
  func redirected(to location: [UInt8]) -> WebAddress? {
    WebAddress(Self.escaped(location), relativeTo: address)
  }

  /// The field with what is no printable ASCII escaped, byte by byte.
  ///
  /// So a server that writes GBK gets back what it wrote, and a terminal gets nothing that it would obey.
  static func escaped(_ location: [UInt8]) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    let escaped = location.flatMap { byte in
      0x20...0x7E ~= byte ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: escaped, as: UTF8.self)
  }
}
