/// Some first bits of an address, which all addresses of a network share.
struct Network: Sendable {
  let first: IPAddress
  let prefix: Int

  func contains(_ address: IPAddress) -> Bool {
    guard address.version == first.version else { return false }
    let rest = (first.version == .v4 ? 32 : 128) - prefix
    return address.bits >> rest == first.bits >> rest
  }

  /// Four numbers of eight bits.
  fileprivate static func v4(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32, _ prefix: Int) -> Network {
    Network(first: IPAddress(v4: a << 24 | b << 16 | c << 8 | d), prefix: prefix)
  }

  /// The first two groups of sixteen bits.
  fileprivate static func v6(_ a: UInt128, _ b: UInt128, _ prefix: Int) -> Network {
    Network(first: IPAddress(v6: a << 112 | b << 96), prefix: prefix)
  }
}

extension IPAddress {
  /// Whether the address is one of the open internet, by IANA's registries of special-purpose addresses.
  var isPublic: Bool {
    switch version {
    case .v4: return !Self.specialV4.contains { $0.contains(self) }
    case .v6:
      // What NAT64 leads to is an IPv4 address. (RFC 6052, section 2.1)
      if Self.nat64.contains(self) { return IPAddress(v4: UInt32(truncatingIfNeeded: bits)).isPublic }
      return Self.globalV6.contains(self) && !Self.specialV6.contains { $0.contains(self) }
    }
  }

  // https://www.iana.org/assignments/iana-ipv4-special-registry
  private static let specialV4: [Network] = [
    .v4(0, 0, 0, 0, 8),  // this network
    .v4(10, 0, 0, 0, 8),  // private
    .v4(100, 64, 0, 0, 10),  // shared, behind a carrier's NAT
    .v4(127, 0, 0, 0, 8),  // loopback
    .v4(169, 254, 0, 0, 16),  // link-local, and where clouds tell machines their secrets
    .v4(172, 16, 0, 0, 12),  // private
    .v4(192, 0, 0, 0, 24),  // protocol assignments
    .v4(192, 0, 2, 0, 24),  // documentation
    .v4(192, 88, 99, 0, 24),  // 6to4 relays, given up
    .v4(192, 168, 0, 0, 16),  // private
    .v4(198, 18, 0, 0, 15),  // benchmarks
    .v4(198, 51, 100, 0, 24),  // documentation
    .v4(203, 0, 113, 0, 24),  // documentation
    .v4(224, 0, 0, 0, 4),  // multicast
    .v4(240, 0, 0, 0, 4),  // reserved, and broadcast
  ]

  private static let nat64 = Network.v6(0x64, 0xFF9B, 96)

  /// All that was ever given out as global unicast (RFC 4291, section 2.4, and IANA's IPv6 address space).
  ///
  /// Outside of it are loopback, fc00::/7, fe80::/10, ff00::/8 and everything that has no meaning yet.
  private static let globalV6 = Network.v6(0x2000, 0, 3)

  // https://www.iana.org/assignments/iana-ipv6-special-registry
  private static let specialV6: [Network] = [
    .v6(0x2001, 0, 23),  // protocol assignments; Teredo, which has an IPv4 address inside
    .v6(0x2001, 0xDB8, 32),  // documentation
    .v6(0x2002, 0, 16),  // 6to4, which has an IPv4 address inside
    .v6(0x3FFF, 0, 20),  // documentation
  ]
}
