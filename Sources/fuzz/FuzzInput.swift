internal import ArticleModel

/// What the fuzzer's bytes stand for: a line with the address, a line with the `Content-Type`, and the content.
///
/// An empty line is a value that nobody knows. So the addresses are fuzzed along with the pages, and a finding can be
/// read in an editor.
struct FuzzInput {
  let capture: Capture

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var rest = bytes[...]
    let url = Self.line(of: &rest)
    let contentType = Self.line(of: &rest)
    capture = Capture(bytes: Array(rest), url: url, contentType: contentType)
  }

  /// Takes the first line off; `nil` if it is empty.
  private static func line(of rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
    let line = String(decoding: rest[..<end], as: UTF8.self)
    rest = rest[end...].dropFirst()
    return line.isEmpty ? nil : line
  }
}
