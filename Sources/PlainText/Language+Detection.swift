public import ArticleModel

extension Language {
  /// The language and script of a body's text, or `nil` for text that has neither Han characters nor Latin letters.
  ///
  /// Traditional or simplified is decided by the characters that only one of the two has; text without any is
  /// simplified, as the site is. Traditional text made by machine keeps some simplified characters, so the
  /// majority counts.
  public static func detected(in text: some StringProtocol) -> Language? {
    var (latin, han, simplified, traditional) = (0, 0, 0, 0)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A: latin += 1
      case 0x4E00...0x9FFF:
        han += 1
        switch scriptOfHan[Int(scalar.value - 0x4E00)] {
        case .simplifiedChinese: simplified += 1
        case .traditionalChinese: traditional += 1
        default: break
        }
      case 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x3FFFF: han += 1
      default: break
      }
    }
    guard latin + han > 0 else { return nil }
    if latin > han * lettersPerHan { return .english }
    return traditional > simplified ? .traditionalChinese : .simplifiedChinese
  }

  /// English is what has more letters to a Han character than this.
  ///
  /// A Han character says about as much as three letters; twice that leaves Chinese text about foreign products
  /// Chinese, and English text with names in brackets English.
  private static let lettersPerHan = 6

  /// For each character from U+4E00 on the only script that has it, if it is one of those below.
  private static let scriptOfHan: [Language?] = {
    var scripts = [Language?](repeating: nil, count: 0xA000 - 0x4E00)
    for (characters, language) in [
      (onlySimplified, simplifiedChinese), (onlyTraditional, traditionalChinese),
    ] {
      for scalar in characters.unicodeScalars { scripts[Int(scalar.value) - 0x4E00] = language }
    }
    return scripts
  }()

  // The 200 most frequent characters of NetEase pages that GB 2312 has and Big5 has not, and the other way round
  // after a conversion with OpenCC; the most frequent first. They make up more than a fifth of a text.

  private static let onlySimplified = """
    国发为时业闻开来贴经动会车内个场间这联对资点码关产页图进报学华现画长过电应实广还数强将务视员区热频们\
    费当财户标记亿东创邮导险计维结说损头没称证军题战权从门线无闭传达击际载扫书条势调运两张尔汉样论转约选\
    变乐认马号总单让风级济岁着观买参专读别议韩庆医态录评话则营设带奖统购续诊黄规组给术该举处见弹温双严课\
    团显红师龙问领阅亚监讯难随请层册钱连装盘妈卖库断终练响亏决亲获销垫栏历环养货沪远戏预众类伤满队责护义
    """

  private static let onlyTraditional = """
    網國發時機業聞來開貼經動會車內個場間這聯對資點碼關產體頁圖進報學華現畫萬長過與電應實廣還數強將務視員\
    區熱頻們費財當戶標記據價億東創郵導險遊計薦維結週說損頭沒稱證軍題戰權從門離麼線無閉傳達擊佈確氣際載掃\
    書條勢調運兩張爾漢並樣論轉約選變樂認馬號總單讓風級濟歲觀買雲專讀別醫議韓慶兒臺態錄評話則營設帶獎統購\
    續診黃規組種給術該舉處見彈溫雙嚴課團顯紅師龍問領參閱亞監訊難隨請層劃冊錢連裝盤媽製賣庫斷終註練響虧決
    """
}
