internal import ArticleModel

/// A file of addresses, one a line.
public enum AddressLines {
  /// The lines that say something, without their comments, each with its number from 1.
  public static func lines(of content: [UInt8]) -> [(number: Int, text: String)] {
    content.split(omittingEmptySubsequences: false) { $0 == 0x0A }.enumerated().compactMap { index, bytes in
      let line = withoutComment(String(decoding: bytes, as: UTF8.self))
      return line.isEmpty ? nil : (index + 1, String(line))
    }
  }

  /// `nil` where there are lines and none of them is an address.
  ///
  /// Empty lines do not count, nor what stands behind `#` or `;` at the start of a line or behind a space. What is no
  /// address of an article is passed over, with the number of its line.
  static func list(_ content: [UInt8]) -> FoundList? {
    var list = FoundList(.addresses)
    var isAddress = false
    for (number, line) in lines(of: content) {
      let address = ArticleAddress(line)
      if address != nil { isAddress = true }
      list.add(FoundArticle(address, title: nil, time: nil), or: "line \(number): \(line.prefix(200))")
    }
    return isAddress || list.passedOver.isEmpty ? list : nil
  }

  private static func withoutComment(_ line: String) -> Substring {
    var isBehindSpace = true
    let end = line.unicodeScalars.firstIndex { scalar in
      defer { isBehindSpace = scalar.properties.isWhitespace }
      return isBehindSpace && (scalar == "#" || scalar == ";")
    }
    let content = line[..<(end ?? line.endIndex)].drop(while: \.isWhitespace)
    return content.lastIndex { !$0.isWhitespace }.map { content[...$0] } ?? ""
  }
}
