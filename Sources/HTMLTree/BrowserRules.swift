internal import Glibc

/// Markup as browsers read it, where libxml2 reads it otherwise.
///
/// - `</body>` and `</html>` in the middle of a page are ignored (HTML Standard, "after body"); libxml2 would start a
///   second `<html>`, and an article with stray ones in it would end there.
/// - What stands in a `<textarea>` is text, tags and all ("RCDATA state"); libxml2 would make elements of it. Photo
///   sets and blog posts keep their data there.
/// - A tag has a reasonable number of attributes. libxml2 compares each with all before it, so that a tag with half a
///   million takes it a minute; what is behind the first thousand is left out.
struct BrowserRules {
  private struct Edit {
    var range: Range<Int>
    var replacement: StaticString
  }

  /// The most attributes seen in a tag of a real page are 23.
  private static let attributeLimit = 1000

  /// The page with the markup that libxml2 would misread put right.
  static func applied(to page: [UInt8]) -> [UInt8] {
    let edits = page.withUnsafeBufferPointer { Scanner(page: $0).edits() }
    if edits.isEmpty { return page }
    var result: [UInt8] = []
    result.reserveCapacity(page.count + edits.count * 4)
    var position = 0
    for edit in edits {
      result += page[position..<edit.range.lowerBound]
      result.append(
        contentsOf: UnsafeBufferPointer(
          start: edit.replacement.utf8Start, count: edit.replacement.utf8CodeUnitCount))
      position = edit.range.upperBound
    }
    return result + page[position...]
  }

  private struct Scanner {
    let page: UnsafeBufferPointer<UInt8>

    /// In the order of their places.
    func edits() -> [Edit] {
      var edits: [Edit] = []
      var position = 0
      while let tag = next("<", from: position) {
        position = tag + 1
        if stands("</body", at: tag) || stands("</html", at: tag) {
          position = end(ofTag: tag)
          edits.append(Edit(range: tag..<position, replacement: " "))
        } else if stands("<!--", at: tag) {
          position = next("-->", from: tag) ?? page.count
        } else if stands("<script", at: tag) {
          position = next("</script", from: tag) ?? page.count
        } else if stands("<textarea", at: tag) {
          let start = end(ofTag: tag)
          position = next("</textarea", from: start) ?? start
          edits += textEdits(in: start..<position)
        } else if let rest = excess(ofTag: tag) {
          edits.append(Edit(range: rest, replacement: ""))
          position = rest.upperBound
        }
      }
      return edits
    }

    private func textEdits(in range: Range<Int>) -> [Edit] {
      range.filter { page[$0] == UInt8(ascii: "<") }.map { Edit(range: $0..<$0 + 1, replacement: "&lt;") }
    }

    /// The attributes of a tag that are too many.
    private func excess(ofTag tag: Int) -> Range<Int>? {
      let end = end(ofTag: tag)
      // 6 bytes are the shortest that an attribute takes on average when there are so many different ones.
      guard end - tag > BrowserRules.attributeLimit * 6 else { return nil }
      var words = 0
      var position = tag
      while position < end {
        if page[position] == UInt8(ascii: "\"") || page[position] == UInt8(ascii: "'") {
          position = (page[(position + 1)..<end].firstIndex(of: page[position]) ?? end) + 1
          continue
        }
        if page[position].isHTMLSpace {
          words += 1
          if words > BrowserRules.attributeLimit { return position..<max(position, end - 1) }
        }
        position += 1
      }
      return nil
    }

    /// Behind the `>` that closes a tag, or the end of the page.
    private func end(ofTag tag: Int) -> Int {
      next(">", from: tag).map { $0 + 1 } ?? page.count
    }

    /// Where `word` (lower case) stands next, in either case.
    private func next(_ word: StaticString, from start: Int) -> Int? {
      guard let base = page.baseAddress else { return nil }
      var position = start
      while position < page.count {
        // All words begin with a sign, which has one case only.
        guard let found = memchr(base + position, Int32(word.utf8Start[0]), page.count - position) else { return nil }
        position = UnsafeRawPointer(found) - UnsafeRawPointer(base)
        if stands(word, at: position) { return position }
        position += 1
      }
      return nil
    }

    private func stands(_ word: StaticString, at position: Int) -> Bool {
      guard position + word.utf8CodeUnitCount <= page.count else { return false }
      for offset in 0..<word.utf8CodeUnitCount {
        let byte = page[position + offset]
        let lower = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
        if lower != word.utf8Start[offset] { return false }
      }
      return true
    }
  }
}
