import Glibc

/// A socket, which it owns.
struct Descriptor: ~Copyable {
  let number: Int32

  init(owning number: Int32) { self.number = number }

  deinit { close(number) }

  /// A socket at 127.0.0.1, at a port that the system gives.
  static func bound() throws -> Descriptor {
    let descriptor = Descriptor(owning: socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
    _ = fcntl(descriptor.number, F_SETFD, FD_CLOEXEC)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let number = descriptor.number
    let isBound = withUnsafeBytes(of: &address) { bytes in
      guard let address = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return false }
      return bind(number, address, socklen_t(bytes.count)) == 0
    }
    guard isBound else { throw ServerError("no socket on loopback: \(String(cString: strerror(errno)))") }
    return descriptor
  }

  func port() throws -> UInt16 {
    guard let port = Self.port(number, ofPeer: false) else { throw ServerError("the socket has no port") }
    return port
  }

  /// The port of this end, or of the other; `nil` for what is no socket of IPv4.
  static func port(_ number: Int32, ofPeer: Bool) -> UInt16? {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutableBytes(of: &address) { bytes -> Int32 in
      guard let address = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return -1 }
      return ofPeer ? getpeername(number, address, &length) : getsockname(number, address, &length)
    }
    guard status == 0, address.sin_family == sa_family_t(AF_INET) else { return nil }
    return UInt16(bigEndian: address.sin_port)
  }

  /// Whether somebody takes connections at an IPv4 address.
  static func isListening(_ host: String, port: UInt16) -> Bool {
    let descriptor = Descriptor(
      owning: socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    guard inet_pton(AF_INET, host, &address.sin_addr) == 1 else { return false }
    let number = descriptor.number
    return withUnsafeBytes(of: &address) { bytes in
      guard let address = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return false }
      return connect(number, address, socklen_t(bytes.count)) == 0
    }
  }

  /// How many descriptors of this process are connected to the port.
  static func count(connectedTo port: UInt16) -> Int {
    (0..<4096).count { Self.port($0, ofPeer: true) == port }
  }
}

public struct ServerError: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
