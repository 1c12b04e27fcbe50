/// A port of 127.0.0.1 that is taken, and where nobody listens: connections to it are refused.
public final class SilentPort: Sendable {
  public let port: UInt16
  private let socket: Descriptor

  public init() throws {
    let socket = try Descriptor.bound()
    port = try socket.port()
    self.socket = socket
  }
}
