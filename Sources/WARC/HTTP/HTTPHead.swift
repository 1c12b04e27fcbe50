/// One line of an HTTP head.
public struct HTTPField: Sendable, Hashable {
  /// Empty for a line that is no field; the whole line is the value then.
  public let name: String
  /// The bytes as they came, without white space around them.
  public let rawValue: [UInt8]

  public init(_ name: String, _ value: String) { self.init(name: name, rawValue: Array(value.utf8)) }

  init(name: String, rawValue: [UInt8]) {
    self.name = name
    self.rawValue = rawValue
  }

  /// The value as text: UTF-8 if it is that, and else ISO 8859-1. (RFC 9110, section 5.5)
  public var value: String {
    String(validating: rawValue, as: UTF8.self)
      ?? String(String.UnicodeScalarView(rawValue.map { Unicode.Scalar($0) }))
  }
}

/// The start line and the fields of a request or an answer.
public struct HTTPHead: Sendable, Hashable {
  /// The start line's bytes, without the line end.
  public let rawStartLine: [UInt8]
  public let fields: [HTTPField]

  public init(startLine: String, fields: [HTTPField]) {
    self.init(rawStartLine: Array(startLine.utf8), fields: fields)
  }

  init(rawStartLine: [UInt8], fields: [HTTPField]) {
    self.rawStartLine = rawStartLine
    self.fields = fields
  }

  /// The start line as text.
  public var startLine: String { String(decoding: rawStartLine, as: UTF8.self) }

  /// The status of an answer, or `nil` if the start line is no status line.
  public var status: Int? {
    guard rawStartLine.starts(with: "HTTP/".utf8) else { return nil }
    let words = rawStartLine.split(separator: 0x20, maxSplits: 2)
    guard words.count >= 2, words[1].count == 3, words[1].allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return words[1].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// The method of a request, or `nil` if the start line is no request line.
  public var method: String? {
    let words = rawStartLine.split(separator: 0x20)
    guard words.count >= 3, words[0].allSatisfy(\.isTokenByte),
      words[words.count - 1].starts(with: "HTTP/".utf8)
    else { return nil }
    return String(decoding: words[0], as: UTF8.self)
  }

  /// Whether the start line says version 1.0 or 1.1.
  var speaksHTTP1: Bool {
    let words = rawStartLine.split(separator: 0x20)
    guard let version = status == nil ? words.last : words.first else { return false }
    return version.elementsEqual("HTTP/1.1".utf8) || version.elementsEqual("HTTP/1.0".utf8)
  }

  /// The value of the first field of this name, in letters of either case.
  public func value(_ name: String) -> String? { fields.first { $0.name.isSameFieldName(as: name) }?.value }

  /// The values of all fields of this name, a comma between them. (RFC 9110, section 5.3)
  public func joinedValue(_ name: String) -> String? {
    let values = fields.filter { $0.name.isSameFieldName(as: name) }.map(\.value)
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }

  /// The head as it is written, the empty line behind it included.
  public var bytes: [UInt8] {
    var bytes = rawStartLine + [0x0D, 0x0A]
    for field in fields {
      if !field.name.isEmpty { bytes += "\(field.name): ".utf8 }
      bytes += field.rawValue + [0x0D, 0x0A]
    }
    return bytes + [0x0D, 0x0A]
  }

  /// The head without the fields of these names.
  public func without(_ names: [String]) -> HTTPHead {
    HTTPHead(
      rawStartLine: rawStartLine,
      fields: fields.filter { field in !names.contains { field.name.isSameFieldName(as: $0) } })
  }
}
