/// The head of a request as it was sent.
///
/// Of several, as of one that asks a proxy for a tunnel and the one inside it, or one that was sent again because
/// a kept connection was closed, the last.
struct SentRequest: Sendable, Hashable {
  private(set) var head: [UInt8] = []
  /// When its first byte was sent, in Unix milliseconds.
  private(set) var at: Int64

  init(at: Int64) { self.at = at }

  /// Takes what was sent, in the parts in which it was.
  mutating func take(_ bytes: UnsafeRawBufferPointer, at time: Int64) {
    if head.isEmpty || head.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      head = []
      at = time
    }
    head.append(contentsOf: bytes)
  }
}
