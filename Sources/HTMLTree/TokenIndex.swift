/// Words of an attribute (`class`, `id`) and the elements that carry them, in document order.
struct TokenIndex: Sendable {
  private(set) var hashes: [UInt32] = []
  private(set) var nodes: [Int32] = []

  mutating func add(_ token: some Sequence<UInt8>, node: Int32) {
    hashes.append(Self.hash(token))
    nodes.append(node)
  }

  /// FNV-1a, 32 bits (Fowler, Noll, Vo).
  ///
  /// Equal words give equal hashes; the reverse is checked by the caller.
  static func hash(_ token: some Sequence<UInt8>) -> UInt32 {
    token.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}
