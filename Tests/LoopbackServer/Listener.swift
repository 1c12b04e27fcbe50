import Glibc
import Synchronization

/// Takes connections, each on a thread of its own.
final class Listener: Sendable {
  struct Connections {
    var count = 0
    /// The descriptors of those that are open.
    var open: Set<Int32> = []
    var isStopped = false
  }

  let port: UInt16
  let requests = Mutex<[ReceivedRequest]>([])
  let connections = Mutex(Connections())
  let answer: @Sendable (ReceivedRequest) -> Reply
  private let socket: Descriptor

  init(_ answer: @escaping @Sendable (ReceivedRequest) -> Reply) throws {
    let socket = try Descriptor.bound()
    port = try socket.port()
    guard listen(socket.number, 256) == 0 else {
      throw ServerError("nobody can listen: \(String(cString: strerror(errno)))")
    }
    self.socket = socket
    self.answer = answer
  }

  func start() { onThread { self.acceptAll() } }

  /// Ends the threads, at their next step.
  func stop() {
    connections.withLock {
      $0.isStopped = true
      // Wakes whoever waits for something to come.
      shutdown(socket.number, Int32(SHUT_RDWR))
      for descriptor in $0.open { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }
  }

  private func acceptAll() {
    while true {
      let number = accept(socket.number, nil, nil)
      if number < 0 {
        if errno == EINTR || errno == ECONNABORTED { continue }
        return
      }
      _ = fcntl(number, F_SETFD, FD_CLOEXEC)
      let connection = connections.withLock { connections -> Int? in
        guard !connections.isStopped else { return nil }
        connections.count += 1
        connections.open.insert(number)
        return connections.count
      }
      guard let connection else {
        close(number)
        return
      }
      onThread {
        Connection(number: number, index: connection, listener: self).serve()
        self.connections.withLock {
          // Inside the lock: else the number could be another's when it is taken out.
          close(number)
          _ = $0.open.remove(number)
        }
      }
    }
  }
}

/// Runs `body` on a new thread.
private func onThread(_ body: @escaping @Sendable () -> Void) {
  final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
  var thread = pthread_t()
  let pointer = Unmanaged.passRetained(Body(body)).toOpaque()
  let status = pthread_create(
    &thread, nil,
    { pointer in
      if let pointer { Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run() }
      return nil
    }, pointer)
  if status == 0 {
    pthread_detach(thread)
  } else {
    Unmanaged<Body>.fromOpaque(pointer).release()
  }
}
