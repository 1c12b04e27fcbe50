/// Whether a host belongs to NetEase: 163.com, 126.net, 127.net, netease.com, and all hosts under them.
///
/// Label by label, in any case: neither `evil163.com` nor `163.com.evil.org` belongs to it.
public func isNetEaseHost(_ host: some StringProtocol) -> Bool {
  ["163.com", "126.net", "127.net", "netease.com"].contains { host.isHost(atOrUnder: $0) }
}

extension StringProtocol {
  /// Whether this host, in any case, is `domain`, in lower case, or a host under it.
  public func isHost(atOrUnder domain: String) -> Bool {
    var host = Substring(self).utf8
    if host.last == UInt8(ascii: ".") { host.removeLast() }
    guard let rest = host.withoutSuffix(domain.utf8) else { return false }
    return rest.isEmpty || rest.last == UInt8(ascii: ".")
  }
}

extension BidirectionalCollection<UInt8> {
  /// What stands before `suffix`, which is in lower case; `nil` if this does not end so in any case.
  fileprivate func withoutSuffix(_ suffix: some BidirectionalCollection<UInt8>) -> SubSequence? {
    var end = endIndex
    for character in suffix.reversed() {
      guard end > startIndex else { return nil }
      formIndex(before: &end)
      guard self[end].lowercased == character else { return nil }
    }
    return self[..<end]
  }
}
