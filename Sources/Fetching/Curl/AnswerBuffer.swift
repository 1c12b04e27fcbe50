/// Takes an answer as it comes in, up to its limits.
struct AnswerBuffer: Sendable, Hashable {
  enum Excess: Sendable, Hashable {
    case head, body
  }

  /// curl's own limit, of newer versions, is 300 KB; servers send 1 KB.
  private static let headLimit = 256 << 10
  /// A redirect's page is looked at by nobody, and there may be many redirects.
  private static let redirectBodyLimit = 64 << 10

  /// The lines of the head, of the last one if there are several: those with a status of 1xx come before it.
  private(set) var head: [UInt8] = []
  private(set) var isHeadComplete = false
  private(set) var body: [UInt8] = []
  /// What was longer than allowed; then the transfer is to be ended.
  private(set) var excess: Excess?
  /// How many bytes of body are allowed.
  private var bodyLimit: Int
  /// Those of all heads together, so that there are not too many of them, and of fields behind the body.
  private var headBytes = 0

  init(bodyLimit: Int) { self.bodyLimit = bodyLimit }

  /// Takes a line of a head, with its end; `false` if it is too much.
  ///
  /// Fields behind the body, which chunks may have, are no part of the head and are left out.
  mutating func takeHeadLine(_ bytes: UnsafeRawBufferPointer) -> Bool {
    headBytes += bytes.count
    guard headBytes <= Self.headLimit else {
      excess = .head
      return false
    }
    if isHeadComplete { return true }
    var line = bytes[...]
    if line.last == 0x0A { line.removeLast() }
    if line.last == 0x0D { line.removeLast() }
    // A carriage return inside a line means nothing and may not be kept. (RFC 9112, section 2.2)
    head.append(contentsOf: line.lazy.map { $0 == 0x0D ? 0x20 : $0 })
    head += [0x0D, 0x0A]
    if line.isEmpty { endHead() }
    return true
  }

  private mutating func endHead() {
    let status = head.prefix { $0 != 0x0D }.split(separator: 0x20).dropFirst().first ?? []
    if status.first == UInt8(ascii: "1") {
      head = []
    } else {
      isHeadComplete = true
      if status.first == UInt8(ascii: "3") { bodyLimit = min(bodyLimit, Self.redirectBodyLimit) }
    }
  }

  /// Takes a part of the body; `false` if it is too much, and then what is allowed was taken.
  mutating func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let room = bodyLimit - body.count
    body.append(contentsOf: bytes.prefix(room))
    if bytes.count > room { excess = .body }
    return bytes.count <= room
  }
}
