extension WebAddress {
  /// The address that a copy in the Wayback Machine was made of; the address itself for all others.
  ///
  /// `https://web.archive.org/web/20200101000000id_/http://news.163.com/` is a copy of the latter.
  public var original: WebAddress {
    var address = self
    // A copy of a copy is possible, a chain of them is not worth following.
    for _ in 0..<3 {
      guard let inner = address.copied else { break }
      address = inner
    }
    return address
  }

  private var copied: WebAddress? {
    guard host == "web.archive.org", path.hasPrefix("/web/") else { return nil }
    let steps = path.dropFirst("/web/".count).split(separator: "/", maxSplits: 1)
    // The instant, with two letters of what kind of copy it is behind it; `*` leads to the list of copies.
    guard steps.count == 2, steps[0].utf8.allSatisfy({ $0.isAlphanumeric || "_*".utf8.contains($0) }) else {
      return nil
    }
    return WebAddress(
      Self.withScheme(steps[1]) + (query.map { "?" + $0 } ?? "") + (fragment.map { "#" + $0 } ?? ""))
  }

  /// Puts back a scheme that was left out, and the slash of `http:/news.163.com`: some programs join slashes.
  private static func withScheme(_ address: Substring) -> String {
    for scheme in ["http:/", "https:/"] where address.hasPrefix(scheme) {
      return scheme + "/" + address.dropFirst(scheme.count).drop { $0 == "/" }
    }
    return "http://" + address
  }
}
