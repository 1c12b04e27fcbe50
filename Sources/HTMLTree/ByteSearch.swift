/// Looks for words in UTF-8, byte for byte.
///
/// The standard library's `contains` and `firstRange` are generic over all collections and, for strings, compare
/// characters: a hundred times slower, which counts where many words are looked for in every page.
public enum ByteSearch {
  /// Whether `word` stands in `text`.
  public static func find(_ word: String, in text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { find(word, in: $0) }
  }

  /// Whether `word` stands in `text`.
  public static func find(_ word: String, in text: String) -> Bool {
    var text = text
    return text.withUTF8 { find(word, in: $0) }
  }

  /// Where `word` first begins in `text`.
  public static func place(of word: String, in text: ArraySlice<UInt8>) -> Int? {
    text.withUnsafeBufferPointer { place(of: word, in: $0) }.map { text.startIndex + $0 }
  }

  private static func find(_ word: String, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    place(of: word, in: text) != nil
  }

  private static func place(of word: String, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    var word = word
    return word.withUTF8 { word in
      guard let first = word.first else { return 0 }
      var place = 0
      while place + word.count <= text.count {
        if text[place] == first, (1..<word.count).allSatisfy({ text[place + $0] == word[$0] }) {
          return place
        }
        place += 1
      }
      return nil
    }
  }
}
