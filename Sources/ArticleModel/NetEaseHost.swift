/// Whether a host belongs to NetEase: 163.com, 126.net, 127.net, netease.com, and all hosts under them.
///
/// Label by label, in any case: neither `evil163.com` nor `163.com.evil.org` belongs to it.
public func isNetEaseHost(_ host: some StringProtocol) -> Bool {
  ["163.com", "126.net", "127.net", "netease.com"].contains { host.isHost(atOrUnder: $0) }
}

extension StringProtocol {
  /// Whether this host is `domain` or a host under it.
  func isHost(atOrUnder domain: String) -> Bool {
    var host = lowercased()[...]
    if host.hasSuffix(".") { host.removeLast() }
    return host == domain || host.hasSuffix("." + domain)
  }
}
