extension String {
  /// Whether `word` stands in the text, byte for byte.
  ///
  /// The standard library's `contains` is generic over all collections and compares characters: a hundred times slower,
  /// which counts where many words are looked for in every page.
  func holds(_ word: String) -> Bool {
    var (text, word) = (self, word)
    return text.withUTF8 { text in
      word.withUTF8 { word in
        guard let first = word.first else { return true }
        var place = 0
        while place + word.count <= text.count {
          if text[place] == first, (1..<word.count).allSatisfy({ text[place + $0] == word[$0] }) { return true }
          place += 1
        }
        return false
      }
    }
  }
}
