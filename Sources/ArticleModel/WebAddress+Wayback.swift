extension WebAddress {
  /// The address that a copy in the Wayback Machine was made of; the address itself for all others.
  ///
  /// `https://web.archive.org/web/20200101000000id_/http://news.163.com/` is a copy of the latter. So is
  /// `/web/20200101000000/http://news.163.com/` on any host: copies name each other so, and a saved copy has lost
  /// its host.
  public var original: WebAddress {
    var address = self
    // A copy of a copy is possible, a chain of them is not worth following.
    for _ in 0..<3 {
      guard let inner = address.copied?.address else { break }
      address = inner
    }
    return address
  }

  /// When the Wayback Machine received this copy, in Unix milliseconds; `nil` for an address that does not say it to
  /// the second.
  public var waybackInstant: Int64? {
    copied.flatMap { Self.waybackInstant($0.instant.prefix { $0.isNumber }) }
  }

  /// Reads an instant as the Wayback Machine writes it, in UTC: `20200102030405`.
  public static func waybackInstant(_ text: some StringProtocol) -> Int64? {
    guard text.isDigits(14...14) else { return nil }
    var numbers: [Int] = []
    var rest = text[...]
    for width in [4, 2, 2, 2, 2, 2] {
      guard let number = Int(rest.prefix(width)) else { return nil }
      numbers.append(number)
      rest = rest.dropFirst(width)
    }
    let clock = BeijingTime.Clock(hour: numbers[3], minute: numbers[4], second: numbers[5])
    let time = BeijingTime(year: numbers[0], month: numbers[1], day: numbers[2], clock: clock)
    return time.map { ($0.unixSeconds + 8 * 3600) * 1000 }
  }

  private var copied: (address: WebAddress, instant: Substring)? {
    guard path.hasPrefix("/web/") else { return nil }
    let steps = path.dropFirst("/web/".count).split(separator: "/", maxSplits: 1)
    // The instant, with two letters of what kind of copy it is behind it; `*` leads to the list of copies.
    guard steps.count == 2, steps[0].utf8.allSatisfy({ $0.isAlphanumeric || "_*".utf8.contains($0) }),
      host == "web.archive.org" || Self.isCopyElsewhere(steps[0], of: steps[1])
    else { return nil }
    let address = WebAddress(
      Self.withScheme(steps[1]) + (query.map { "?" + $0 } ?? "") + (fragment.map { "#" + $0 } ?? ""))
    return address.map { ($0, steps[0]) }
  }

  /// Nothing else has an instant to the second there and an address behind it.
  private static func isCopyElsewhere(_ instant: Substring, of address: Substring) -> Bool {
    instant.prefix(14).isDigits(14...14)
      && instant.utf8.dropFirst(14).allSatisfy { $0.isLowercase || $0 == 0x5F }
      && (address.hasPrefix("http:/") || address.hasPrefix("https:/"))
  }

  /// Puts back a scheme that was left out, and the slash of `http:/news.163.com`: some programs join slashes.
  private static func withScheme(_ address: Substring) -> String {
    for scheme in ["http:/", "https:/"] where address.hasPrefix(scheme) {
      return scheme + "/" + address.dropFirst(scheme.count).drop { $0 == "/" }
    }
    return "http://" + address
  }
}
