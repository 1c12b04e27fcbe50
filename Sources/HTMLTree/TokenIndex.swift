/// Words of an attribute (`class`, `id`) and the elements that carry them, in document order.
struct TokenIndex: Sendable {
  private(set) var hashes: [UInt32] = []
  private(set) var nodes: [Int32] = []

  mutating func add(_ token: some Sequence<UInt8>, node: Int32) {
    hashes.append(Self.hash(token))
    nodes.append(node)
  }

  /// Where in the index a hash stands.
  ///
  /// A page has some thousand words; going through their hashes takes a microsecond or two, less than building a
  /// dictionary would.
  func places(of key: UInt32) -> [Int] {
    hashes.withUnsafeBufferPointer { hashes in
      var found: [Int] = []
      for place in 0..<hashes.count where hashes[place] == key { found.append(place) }
      return found
    }
  }

  /// FNV-1a, 32 bits (Fowler, Noll, Vo).
  ///
  /// Equal words give equal hashes; the reverse is checked by the caller.
  static func hash(_ token: some Sequence<UInt8>) -> UInt32 {
    token.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}
