/// Reads single values out of inline scripts without running them.
enum ScriptValue {
  /// The string that is assigned to `key`: `key = "…"`, `key: '…'`, `"key": "…"`. Escapes are left as written.
  static func string(of key: String, in script: String) -> String? {
    var rest = script[...]
    while let found = rest.firstRange(of: key) {
      let before = rest[..<found.lowerBound].last
      rest = rest[found.upperBound...]
      if let before, before.isLetter || before.isNumber || before == "_" { continue }
      var value = rest.drop { $0 == "\"" || $0 == "'" }.drop(while: \.isWhitespace)
      guard let sign = value.first, sign == "=" || sign == ":" else { continue }
      value = value.dropFirst().drop(while: \.isWhitespace)
      guard let quote = value.first, quote == "\"" || quote == "'" else { continue }
      value = value.dropFirst()
      guard let end = value.firstIndex(of: quote) else { continue }
      return String(value[..<end])
    }
    return nil
  }

  /// The whole number that is assigned to `key`: `key: 1531209713503`.
  static func number(of key: String, in script: String) -> Int64? {
    guard let found = script.firstRange(of: key) else { return nil }
    let value = script[found.upperBound...].drop { $0 == "\"" || $0 == "'" || $0.isWhitespace || $0 == ":" || $0 == "=" }
    return Int64(value.prefix(while: \.isNumber))
  }

  /// The JSON object that is assigned to `key`, as bytes: from the first brace behind it to the one that closes it.
  static func object(of key: String, in script: String) -> [UInt8]? {
    guard let found = script.firstRange(of: key) else { return nil }
    let bytes = Array(script[found.upperBound...].utf8)
    guard let start = bytes.firstIndex(of: UInt8(ascii: "{")) else { return nil }
    var depth = 0
    var inString = false
    var isEscaped = false
    for (index, byte) in bytes.enumerated().dropFirst(start) {
      if inString {
        if isEscaped { isEscaped = false } else if byte == UInt8(ascii: "\\") { isEscaped = true }
        else if byte == UInt8(ascii: "\"") { inString = false }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): inString = true
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return Array(bytes[start...index]) }
      default: break
      }
    }
    return nil
  }
}
