/// Keys that stand twice in one mapping.
///
/// The reader of YAML stops at them. To find what else is wrong in the file, the second is renamed and the file read
/// again.
enum RepeatedKeys {
  /// The first character of a renamed key; it stands in no file, as ``FileText`` refuses it.
  static let mark: Unicode.Scalar = "\u{E000}"

  /// Renames the second occurrence of a key, where each key has a line of its own.
  ///
  /// - Parameters:
  ///   - line: Where the first stands, from 1.
  ///   - column: Where it starts, from 1.
  /// - Returns: The line of the second, or `nil` if it is not found.
  static func rename(_ key: String, line: Int, column: Int, in text: inout String) -> Int? {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    guard line < lines.count else { return nil }
    for index in line..<lines.count {
      let content = lines[index].drop { $0 == " " }
      if content.isEmpty || content.hasPrefix("#") { continue }
      let indentation = lines[index].count - content.count
      // A line that begins farther left ends the mapping.
      guard indentation >= column - 1 else { return nil }
      guard indentation == column - 1,
        let name = [key, "\"\(key)\"", "'\(key)'"].first(where: content.hasPrefix)
      else { continue }
      let rest = content.dropFirst(name.count).drop { $0 == " " }
      guard rest.first == ":" else { continue }
      lines[index] = String(repeating: " ", count: indentation) + "\(mark)\(index)" + rest
      text = lines.joined(separator: "\n")
      return index + 1
    }
    return nil
  }
}
