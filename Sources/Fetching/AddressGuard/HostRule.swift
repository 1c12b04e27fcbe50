internal import ArticleModel

/// Which hosts may be asked: NetEase's own, and what the user adds.
struct HostRule: Sendable {
  /// In lower case, without a dot at the end; each stands for the hosts under it too.
  let added: [String]

  init(adding hosts: [String]) throws(FetchSettingsError) {
    var added: [String] = []
    for host in hosts {
      guard let name = Self.name(host) else {
        throw FetchSettingsError(host, "is not the name of a host, such as example.org")
      }
      added.append(name)
    }
    self.added = added
  }

  func allows(_ host: String) -> Bool {
    isNetEaseHost(host) || added.contains { host.isHost(atOrUnder: $0) }
  }

  /// The name in lower case and without a dot at its end; `nil` for what is no host's name, and for one that
  /// is not in ASCII, as those must be written in Punycode.
  ///
  /// The characters in it mean nothing to any reader of addresses, so all see the same host.
  static func name(_ text: some StringProtocol) -> String? {
    var text = text.lowercased()
    if text.hasSuffix(".") { text.removeLast() }
    let inner = text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
    if inner.contains(":") { return IPAddress(inner) == nil ? nil : "[\(inner)]" }
    let isName = text.utf8.allSatisfy { byte in
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        || "-._".utf8.contains(byte)
    }
    return isName && !text.isEmpty ? text : nil
  }
}
