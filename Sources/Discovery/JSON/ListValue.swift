internal import FoundationEssentials

/// What a list's JSON holds, without its numbers: they are text here, as the site writes the same id both ways.
enum ListValue: Sendable, Hashable, Decodable {
  case text(String)
  case list([ListValue])
  case object([String: ListValue])
  /// `null`, true and false.
  case nothing

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // Most are text, which is why it is tried first.
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if container.decodeNil() {
      self = .nothing
    } else if let number = try? container.decode(Int64.self) {
      self = .text(String(number))
    } else if let members = try? container.decode([String: ListValue].self) {
      self = .object(members)
    } else if let elements = try? container.decode([ListValue].self) {
      self = .list(elements)
    } else {
      self = .nothing
    }
  }

  /// Reads JSON, bare or as the site's scripts have it: `artiList({…})`, `data_callback([…]);`, `var data={…};`.
  ///
  /// `nil` for anything else. Commas behind the last element, and whatever else JSON5 allows, are read too.
  init?(script: [UInt8]) {
    guard let json = Self.unwrapped(script[...]), let value = Self.value(of: json) else { return nil }
    self = value
  }

  private static func value(of json: ArraySlice<UInt8>) -> ListValue? {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    return try? decoder.decode(ListValue.self, from: Data(json))
  }

  /// What stands between the brackets of the one call, or behind the one equals sign; `nil` for other scripts.
  private static func unwrapped(_ script: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let isBracket = { (byte: UInt8) in byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") }
    guard let first = script.first else { return nil }
    if isBracket(first) { return script }
    guard let start = script.firstIndex(where: isBracket) else { return nil }
    // `var data =`, `artiList (`: a name or two, and one sign.
    let head = String(decoding: script[..<start], as: UTF8.self).filter { !$0.isWhitespace }
    guard let sign = head.last, sign == "(" || sign == "=",
      head.dropLast().allSatisfy({ $0.isLetter || $0.isNumber || "_$.".contains($0) })
    else { return nil }
    let closing: UInt8 = script[start] == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]")
    guard let end = script.lastIndex(of: closing), end > start,
      script[(end + 1)...].allSatisfy({ $0 <= 0x20 || $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: ";") })
    else { return nil }
    return script[start...end]
  }

  /// The member of an object.
  subscript(name: String) -> ListValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// The text; `nil` for other values and for none.
  var text: String? {
    if case .text(let text) = self, !text.isEmpty { text } else { nil }
  }

  var elements: [ListValue]? {
    if case .list(let elements) = self { elements } else { nil }
  }
}
