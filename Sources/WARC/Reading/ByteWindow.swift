/// A buffer of fixed size through which bytes flow: filled at the back, taken at the front.
struct ByteWindow: ~Copyable {
  // Memory of its own and not an array: it is filled by calls of C and looked into while other parts of the
  // reader change. It is freed here alone, and no pointer into it is kept over a call that changes the
  // window.
  private let memory: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0

  init(size: Int) { memory = .allocate(byteCount: size, alignment: 16) }

  deinit { memory.deallocate() }

  /// What is there; valid until the window is changed.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[start..<end]) }
  var count: Int { end - start }
  var isEmpty: Bool { start == end }
  var isFull: Bool { count == memory.count }

  /// Room at the back.
  ///
  /// What is there moves to the front if there is none, so a window that is not full has room.
  var room: UnsafeMutableRawBufferPointer {
    mutating get {
      if isEmpty {
        (start, end) = (0, 0)
      } else if end == memory.count, start > 0 {
        memory.copyMemory(from: bytes)
        (start, end) = (0, count)
      }
      return UnsafeMutableRawBufferPointer(rebasing: memory[end...])
    }
  }

  /// So many bytes were put into the room.
  mutating func added(_ count: Int) { end += count }
  mutating func take(_ count: Int) { start += count }
  mutating func clear() { (start, end) = (0, 0) }
}
