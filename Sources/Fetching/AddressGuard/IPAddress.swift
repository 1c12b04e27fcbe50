internal import Glibc

/// An IPv4 or IPv6 address.
///
/// An IPv4 address that is written as an IPv6 one (`::ffff:127.0.0.1`) is the IPv4 address: so no rule for
/// the one can be passed by the other. (RFC 4291, section 2.5.5.2)
struct IPAddress: Sendable, Hashable, CustomStringConvertible {
  enum Version: Sendable, Hashable {
    case v4, v6
  }

  let version: Version
  /// The 32 or 128 bits as a number.
  let bits: UInt128

  init(v4 bits: UInt32) {
    version = .v4
    self.bits = UInt128(bits)
  }

  init(v6 bits: UInt128) {
    let isMapped = bits >> 32 == 0xFFFF
    version = isMapped ? .v4 : .v6
    self.bits = isMapped ? bits & 0xFFFF_FFFF : bits
  }

  /// Reads the usual text of an address: four decimal numbers, or RFC 4291, section 2.2.
  ///
  /// No short, octal or hexadecimal forms, no brackets, no zone.
  init?(_ text: String) {
    guard !text.utf8.contains(0) else { return nil }
    var v4 = in_addr()
    var v6 = in6_addr()
    if inet_pton(AF_INET, text, &v4) == 1 {
      self.init(v4: UInt32(bigEndian: v4.s_addr))
    } else if inet_pton(AF_INET6, text, &v6) == 1 {
      self.init(v6: v6)
    } else {
      return nil
    }
  }

  /// The address in a `sockaddr` of so many bytes; `nil` for other families, and for one that is cut off.
  init?(socketAddress: UnsafeRawPointer, length: Int) {
    guard length >= MemoryLayout<sa_family_t>.size else { return nil }
    switch Int32(socketAddress.loadUnaligned(as: sa_family_t.self)) {
    case AF_INET where length >= MemoryLayout<sockaddr_in>.size:
      let address = socketAddress.loadUnaligned(as: sockaddr_in.self)
      self.init(v4: UInt32(bigEndian: address.sin_addr.s_addr))
    case AF_INET6 where length >= MemoryLayout<sockaddr_in6>.size:
      self.init(v6: socketAddress.loadUnaligned(as: sockaddr_in6.self).sin6_addr)
    default: return nil
    }
  }

  private init(v6 address: in6_addr) {
    self.init(
      v6: withUnsafeBytes(of: address) { UInt128(bigEndian: $0.loadUnaligned(as: UInt128.self)) })
  }

  /// The shortest text, as RFC 5952 has it.
  var description: String {
    var room = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    switch version {
    case .v4:
      var address = in_addr(s_addr: UInt32(truncatingIfNeeded: bits).bigEndian)
      inet_ntop(AF_INET, &address, &room, socklen_t(room.count))
    case .v6:
      var address = bits.bigEndian
      inet_ntop(AF_INET6, &address, &room, socklen_t(room.count))
    }
    return String(decoding: room.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
