import Synchronization

/// An HTTP/1.1 server on 127.0.0.1 that does what a test tells it, and nothing more.
///
/// It has a thread for each connection, and ends with the last reference to it.
public final class FaultServer: Sendable {
  private let listener: Listener

  /// Answers each request with what `answer` gives.
  public init(_ answer: @escaping @Sendable (ReceivedRequest) -> Reply) throws {
    listener = try Listener(answer)
    listener.start()
  }

  /// Answers by the path; what is not there is a 404.
  public convenience init(_ pages: [String: Reply]) throws {
    try self.init { pages[$0.target] ?? .page("there is nothing here", status: "404 Not Found") }
  }

  deinit { listener.stop() }

  /// Given by the system.
  public var port: UInt16 { listener.port }

  /// What was asked so far, in order.
  public var requests: [ReceivedRequest] { listener.requests.withLock { $0 } }

  /// How many connections were made so far.
  public var connections: Int { listener.connections.withLock { $0.count } }

  /// How many descriptors of this process are connected to the server: those of clients that are not closed.
  public var clientSockets: Int { Descriptor.count(connectedTo: port) }
}
