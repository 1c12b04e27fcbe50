/// Reads single values out of inline scripts without running them.
enum ScriptValue {
  /// The string that is assigned to `key`: `key = "…"`, `key: '…'`, `"key": "…"`.
  ///
  /// Escapes are left as written.
  static func string(of key: String, in script: String) -> String? {
    strings(of: key, in: script).first
  }

  /// All strings that are assigned to `key`, in their order.
  static func strings(of key: String, in script: String) -> [String] {
    assignments(to: key, in: script).compactMap { value in
      guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
      let inside = value.dropFirst()
      return inside.firstIndex(of: quote).map { String(inside[..<$0]) }
    }
  }

  /// What follows each `key =` and `key:` where the key is a word of its own.
  private static func assignments(to key: String, in script: String) -> [Substring] {
    script.ranges(of: key).compactMap { found in
      if let before = script[..<found.lowerBound].last, before.isLetter || before.isNumber || before == "_" {
        return nil
      }
      let value = script[found.upperBound...].drop { $0 == "\"" || $0 == "'" }.drop(while: \.isWhitespace)
      guard let sign = value.first, sign == "=" || sign == ":" else { return nil }
      return value.dropFirst().drop(while: \.isWhitespace)
    }
  }

  /// The whole number that is assigned to `key`: `key: 1531209713503`.
  static func number(of key: String, in script: String) -> Int64? {
    assignments(to: key, in: script).lazy.compactMap {
      Int64($0.drop { "\"'".contains($0) }.prefix(while: \.isNumber))
    }.first
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
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          inString = false
        }
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
