/// What the server does about a request, step by step.
///
/// If no step ends the connection, the next request is awaited.
public struct Reply: Sendable {
  public enum Step: Sendable {
    case send([UInt8])
    /// The bytes again and again, until the client has enough.
    case sendWithoutEnd([UInt8])
    /// One byte after the other, so many milliseconds between them.
    case drip([UInt8], every: Int)
    /// Nothing, for so many milliseconds.
    case wait(Int)
    /// Nothing, until the client goes.
    case stall
    case close
    /// The connection breaks off: the client gets a reset.
    case reset
  }

  public var steps: [Step]

  public init(_ steps: [Step]) { self.steps = steps }

  /// A head with these lines, and then `steps`.
  public init(head: [String], _ steps: [Step]) {
    self.init([.send(Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8))] + steps)
  }

  /// A whole answer, with its true Content-Length.
  public static func page(
    _ body: [UInt8], status: String = "200 OK", fields: [String] = ["Content-Type: text/html; charset=utf-8"]
  ) -> Reply {
    Reply(head: ["HTTP/1.1 \(status)"] + fields + ["Content-Length: \(body.count)"], [.send(body)])
  }

  public static func page(
    _ body: String, status: String = "200 OK", fields: [String] = ["Content-Type: text/html; charset=utf-8"]
  ) -> Reply {
    page(Array(body.utf8), status: status, fields: fields)
  }

  public static func redirect(
    to location: String, status: String = "302 Found", fields: [String] = []
  ) -> Reply {
    page("it is elsewhere", status: status, fields: ["Location: \(location)"] + fields)
  }

  /// A whole answer in chunks, one for each part.
  public static func chunked(_ parts: [[UInt8]], fields: [String] = []) -> Reply {
    var body: [UInt8] = []
    for part in parts where !part.isEmpty {
      body += Array("\(String(part.count, radix: 16))\r\n".utf8) + part + Array("\r\n".utf8)
    }
    return Reply(
      head: ["HTTP/1.1 200 OK"] + fields + ["Transfer-Encoding: chunked"],
      [.send(body + Array("0\r\n\r\n".utf8))])
  }

  /// No body, as there is nothing new.
  public static func notModified(fields: [String] = []) -> Reply {
    Reply(head: ["HTTP/1.1 304 Not Modified"] + fields, [])
  }

  /// The same, and then the connection is closed.
  public var closing: Reply { Reply(steps + [.close]) }
}
