import Glibc
import Synchronization

/// One connection: reads requests and does what the replies say.
struct Connection {
  let number: Int32
  let index: Int
  let listener: Listener

  /// POLLRDHUP (poll.h), which Swift does not see.
  private static let peerIsGone: Int16 = 0x2000

  func serve() {
    var rest: [UInt8] = []
    while let head = readHead(&rest) {
      let request = listener.requests.withLock {
        let request = ReceivedRequest(head: head, connection: index, earlier: $0)
        $0.append(request)
        return request
      }
      for step in listener.answer(request).steps {
        guard perform(step) else { return }
      }
    }
  }

  /// The bytes up to the empty line; `nil` when the client is gone.
  private func readHead(_ rest: inout [UInt8]) -> [UInt8]? {
    while true {
      // Clients of ours send no bodies.
      if let end = Self.endOfHead(rest) {
        defer { rest.removeFirst(end) }
        return Array(rest[..<end])
      }
      var room = [UInt8](repeating: 0, count: 4096)
      let count = recv(number, &room, room.count, 0)
      guard count > 0 else { return nil }
      rest += room[..<count]
    }
  }

  private static func endOfHead(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 4 else { return nil }
    return (4...bytes.count).first { bytes[($0 - 4)..<$0].elementsEqual("\r\n\r\n".utf8) }
  }

  /// `false` if the connection ends with it.
  private func perform(_ step: Reply.Step) -> Bool {
    switch step {
    case .send(let bytes): return send(bytes)
    case .sendWithoutEnd(let bytes):
      while send(bytes) {}
      return false
    case .drip(let bytes, let pause):
      for byte in bytes {
        guard send([byte]), wait(pause) else { return false }
      }
      return true
    case .wait(let pause): return wait(pause)
    case .stall:
      while wait(60_000) {}
      return false
    case .close: return false
    case .reset:
      // With this, closing sends a reset, and nothing that still waits to be sent. (socket(7), SO_LINGER)
      var lingers = linger(l_onoff: 1, l_linger: 0)
      setsockopt(number, SOL_SOCKET, SO_LINGER, &lingers, socklen_t(MemoryLayout<linger>.size))
      return false
    }
  }

  private func send(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var left = bytes[...]
      while !left.isEmpty {
        let count = Glibc.send(
          number, UnsafeRawBufferPointer(rebasing: left).baseAddress, left.count, Int32(MSG_NOSIGNAL)
        )
        guard count > 0 else { return false }
        left = left.dropFirst(count)
      }
      return true
    }
  }

  /// Waits so many milliseconds; `false` if the client goes before they are over, or the server ends.
  private func wait(_ milliseconds: Int) -> Bool {
    var event = pollfd(fd: number, events: Self.peerIsGone, revents: 0)
    return poll(&event, 1, Int32(milliseconds)) == 0
  }
}
