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
  /// Bytes from which a tag may have more: 6 is what an attribute takes at least, where there are so many.
  private static let longTag = attributeLimit * 6

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
      // Looked for once and not from each tag anew: a page of unclosed tags is read in one pass too.
      var close = -1
      var hasTextareaEnd = true
      while let tag = next("<", from: position) {
        position = tag + 1
        if close <= tag { close = end(ofTag: tag) }
        if stands("</body", at: tag) || stands("</html", at: tag) {
          position = close
          edits.append(Edit(range: tag..<position, replacement: " "))
        } else if stands("<!--", at: tag) {
          position = next("-->", from: tag) ?? page.count
        } else if stands("<script", at: tag) {
          position = next("</script", from: tag) ?? page.count
        } else if hasTextareaEnd, stands("<textarea", at: tag) {
          let textareaEnd = next("</textarea", from: close)
          hasTextareaEnd = textareaEnd != nil
          position = textareaEnd ?? close
          edits += textEdits(in: close..<position)
        } else if close - tag > BrowserRules.longTag, isLetter(tag + 1) {
          if let rest = excess(ofTag: tag..<close) { edits.append(Edit(range: rest, replacement: "")) }
          position = close
        }
      }
      return edits
    }

    /// Whether a letter stands there: a `<` before anything else is text (HTML Standard, "tag open state").
    private func isLetter(_ position: Int) -> Bool {
      position < page.count && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(page[position] | 0x20)
    }

    private func textEdits(in range: Range<Int>) -> [Edit] {
      range.filter { page[$0] == UInt8(ascii: "<") }.map { Edit(range: $0..<$0 + 1, replacement: "&lt;") }
    }

    /// The attributes of a tag that are too many.
    private func excess(ofTag tag: Range<Int>) -> Range<Int>? {
      let end = tag.upperBound
      var words = 0
      var position = tag.lowerBound
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
        guard let found = memchr(base + position, Int32(word.utf8Start[0]), page.count - position) else {
          return nil
        }
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
