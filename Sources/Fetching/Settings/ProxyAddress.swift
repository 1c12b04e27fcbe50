internal import ArticleModel

/// The address of a proxy: with one of these schemes, as curl knows them.
package enum ProxyAddress {
  package static let schemes = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"]

  package static func isValid(_ text: String) -> Bool {
    guard let scheme = schemes.first(where: { text.hasPrefix($0 + "://") }) else { return false }
    return WebAddress("http" + text.dropFirst(scheme.count)) != nil
  }

  /// What one begins with, for messages.
  package static let beginnings = schemes.map { $0 + "://" }.joined(separator: ", ")
}
