import ArticleModel
import PlainText
import Testing

struct LanguageDetectionTests {
  @Test(arguments: [
    ("这家公司昨天发布了新的手机。", Language.simplifiedChinese),
    ("這家公司昨天發布了新的手機。", .traditionalChinese),
    // Made by machine from simplified text: 游 and 后 stay, one 这 was forgotten.
    ("這家游戲公司昨天發布了新的產品，这是去年以后的第一個。", .traditionalChinese),
    ("他写道：「開門見山」，随后谈到这几年的变化和经验。", .simplifiedChinese),
    ("天地玄黄", .simplifiedChinese),
    ("Apple 发布 iPhone 17 Pro 和 MacBook Pro，售价不变。", .simplifiedChinese),
    ("The company showed a new phone yesterday.", .english),
    ("Li Bai (李白) and Du Fu (杜甫) are the two poets that every pupil in China knows by heart.", .english),
    ("\u{20000}\u{3400}", .simplifiedChinese),
  ])
  func tells(_ text: String, _ language: Language) {
    #expect(Language.detected(in: text) == language)
  }

  @Test(arguments: ["", "1234 。", "😀", "Привет"]) func saysNothingWithoutLetters(_ text: String) {
    #expect(Language.detected(in: text) == nil)
  }
}
