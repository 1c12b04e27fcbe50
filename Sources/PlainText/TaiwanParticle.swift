import ArticleModel

/// 著 where simplified text writes 着: 隨著, 看著.
///
/// OpenCC's t2s leaves 著 alone, because its traditional Chinese writes 着 too. Taiwan writes 著 for both words,
/// and so does text made by machine for readers there. OpenCC's tw2s is no way out: it writes 原着 for 原著, and
/// 为什幺 where a text has 么 already.
enum TaiwanParticle {
  /// Whether a text is traditional and has 著 but never 着.
  static func isUsed(in text: String) -> Bool {
    text.unicodeScalars.contains("著") && !text.unicodeScalars.contains("着")
      && Language.detected(in: text) == .traditionalChinese
  }

  /// `text`, which is in simplified characters already, with 着 for each 著 that is not the word "to write" or
  /// "outstanding".
  static func simplified(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var output = String.UnicodeScalarView()
    for (at, scalar) in scalars.enumerated() {
      let before = at > 0 ? scalars[at - 1] : " "
      let after = scalars[(at + 1)...].prefix(2)
      let isWord =
        endsWord.contains(before) || after.first.map(startsWord.contains) == true
        || after.elementsEqual("有《".unicodeScalars)
      output.append(scalar == "著" && !isWord ? "着" : scalar)
    }
    return String(output)
  }

  /// 著名, 著作, 著者, 著述, 著称, 著书, 著录, 著译, 著《…》.
  private static let startsWord = Set("名作者述称书录译《".unicodeScalars)
  /// 显著, 卓著, 昭著, 名著, 原著, 编著, 译著, 论著, 专著, 巨著, 遗著, 新著, 拙著, 所著, 合著, 土著.
  private static let endsWord = Set("显卓昭名原编译论专巨遗新拙所合土".unicodeScalars)
}
