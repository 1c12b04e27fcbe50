internal import ArticleModel

/// Which hosts may be asked: NetEase's own, and what the user adds.
package struct HostRule: Sendable {
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

  /// With names that ``name(_:)`` has read.
  package init(allowing names: [String]) { added = names }

  package func allows(_ host: String) -> Bool {
    isNetEaseHost(host) || added.contains { host.isHost(atOrUnder: $0) }
  }

  /// The name in lower case and without a dot at its end; `nil` for what is no host's name, and for one that
  /// is not in ASCII, as those must be written in Punycode.
  ///
  /// The characters in it mean nothing to any reader of addresses, so all see the same host.
  package static func name(_ text: some StringProtocol) -> String? {
    var text = text.lowercased()
    if text.hasSuffix(".") { text.removeLast() }
    let inner = text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
    if inner.contains(":") { return IPAddress(inner) == nil ? nil : "[\(inner)]" }
    let isName = text.utf8.allSatisfy { $0.isAlphanumeric || "-._".utf8.contains($0) }
    return isName && !text.isEmpty ? text : nil
  }
}
