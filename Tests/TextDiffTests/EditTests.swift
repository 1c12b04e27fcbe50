import Testing
import TextDiff

/// What editors do to articles, and how it should read.
@Suite struct EditTests {
  private static let weather = "今天上午，本市下了一场大雨。多条公交线路临时改道！市民出行受到影响。"

  @Test func nothing() {
    let diff = TextDiff(from: Self.weather, to: Self.weather)
    #expect(!diff.isChanged)
    #expect(marked(diff) == ["今天上午，本市下了一场大雨。|多条公交线路临时改道！|市民出行受到影响。"])
    #expect(diff.counts.share == 0)
    #expect(diff.counts.changedSentences == 0)
  }

  @Test func aWordReplaced() {
    let diff = TextDiff(from: Self.weather, to: "今天上午，本市下了一场小雪。多条公交线路临时改道！市民出行受到影响。")
    #expect(
      marked(diff) == ["今天上午，本市下了一场[-大雨-]{+小雪+}。|多条公交线路临时改道！|市民出行受到影响。"])
    #expect(diff.counts.removedCharacters == 2)
    #expect(diff.counts.addedCharacters == 2)
    #expect(diff.counts.changedSentences == 1)
  }

  @Test func aNumberChangedWhole() {
    let diff = TextDiff(from: "茶园面积增加到1,250.5亩，同比增长3.2%。", to: "茶园面积增加到1,350.5亩，同比增长3.4%。")
    #expect(marked(diff) == ["茶园面积增加到[-1,250.5-]{+1,350.5+}亩，同比增长[-3.2-]{+3.4+}%。"])
  }

  @Test func aLatinWordChangedWhole() {
    let diff = TextDiff(from: "这款名为Windmill的风车明天展出。", to: "这款名为Windmills的风车明天展出。")
    #expect(marked(diff) == ["这款名为[-Windmill-]{+Windmills+}的风车明天展出。"])
  }

  @Test(arguments: [
    ("市民出行受到影响。", "今天上午，本市下了一场大雨。|多条公交线路临时改道！|[-市民出行受到影响。-]"),
    ("多条公交线路临时改道！", "今天上午，本市下了一场大雨。|[-多条公交线路临时改道！-]|市民出行受到影响。"),
    ("今天上午，本市下了一场大雨。", "[-今天上午，本市下了一场大雨。-]|多条公交线路临时改道！|市民出行受到影响。"),
  ])
  func aSentenceDeleted(_ sentence: String, expected: String) {
    let before = Self.weather + "\n\n明天放晴。"
    let diff = TextDiff(from: before, to: before.replacing(sentence, with: ""))
    #expect(marked(diff) == [expected, "明天放晴。"])
    #expect(diff.paragraphs.map(\.isChanged) == [true, false])
    #expect(diff.counts.changedSentences == 1)
    #expect(diff.counts.removedCharacters == sentence.count)
  }

  @Test func aParagraphMoved() {
    let paragraphs = ["第一段说茶园。", "第二段说水库的鱼。", "第三段讲一座老桥。"]
    let diff = TextDiff(
      from: paragraphs.joined(separator: "\n\n"),
      to: [paragraphs[1], paragraphs[2], paragraphs[0]].joined(separator: "\n\n"))
    #expect(marked(diff) == ["[-第一段说茶园。-]", "第二段说水库的鱼。", "第三段讲一座老桥。", "{+第一段说茶园。+}"])
    #expect(diff.counts.changedSentences == 2)
  }

  @Test func aParagraphAddedAtTheEndChangesNoOther() {
    let diff = TextDiff(from: "茶园开放。", to: "茶园开放。\n\n门票免费。")
    #expect(marked(diff) == ["茶园开放。", "{+门票免费。+}"])
    #expect(diff.paragraphs.map(\.isChanged) == [false, true])
    #expect(diff.counts.addedCharacters == 5)
  }

  @Test func aParagraphSplit() {
    let diff = TextDiff(from: Self.weather, to: Self.weather.replacing("！", with: "！\n\n"))
    #expect(marked(diff) == ["今天上午，本市下了一场大雨。|多条公交线路临时改道！{+\n\n+}|市民出行受到影响。"])
    #expect(diff.isChanged)
    #expect(diff.counts.share == 0)
  }

  @Test func paragraphsJoined() {
    let diff = TextDiff(from: Self.weather.replacing("！", with: "！\n\n"), to: Self.weather)
    #expect(marked(diff) == ["今天上午，本市下了一场大雨。|多条公交线路临时改道！[-\n\n-]|市民出行受到影响。"])
  }

  @Test func aHeadlineSharpened() {
    #expect(
      marked(FieldDiff(from: "本市发布停车新规", to: "突发！本市发布最严停车新规").runs)
        == "{+突发！+}本市发布{+最严+}停车新规")
    #expect(
      marked(FieldDiff(from: "暴雨致多条线路停运", to: "暴雨致12条线路全部停运").runs)
        == "暴雨致[-多-]{+12+}条线路{+全部+}停运")
  }

  @Test func fullWidthPunctuation() {
    let diff = TextDiff(from: "他来了,她走了.我们都在?好的!", to: "他来了，她走了。我们都在？好的！")
    #expect(
      diff.runs.filter { $0.kind == .removed }.map(\.text) == [",", ".", "?", "!"])
    #expect(
      diff.runs.filter { $0.kind == .added }.map(\.text) == ["，", "。", "？", "！"])
  }

  @Test func everythingRewritten() {
    let diff = TextDiff(from: Self.weather, to: "村里的老桥昨日修缮完工。\n\n石匠们说，下一步要修水渠。")
    #expect(
      marked(diff) == [
        "[-今天上午，本市下了一场大雨。-]|[-多条公交线路临时改道！-]|[-市民出行受到影响。-]", "{+村里的老桥昨日修缮完工。+}",
        "{+石匠们说，下一步要修水渠。+}",
      ])
    #expect(diff.counts.share == 1)
  }

  @Test func aSideThatIsEmpty() {
    #expect(marked(TextDiff(from: "", to: "茶园。")) == ["{+茶园。+}"])
    #expect(marked(TextDiff(from: "茶园。", to: "")) == ["[-茶园。-]"])
    #expect(TextDiff(from: "", to: "").paragraphs.isEmpty)
    #expect(TextDiff(from: "", to: "").counts.share == 0)
    #expect(FieldDiff(from: "", to: "茶园").runs == [Run(.added, "茶园")])
    #expect(FieldDiff(from: "", to: "").runs.isEmpty)
  }

  @Test func traditionalCharacters() {
    let diff = TextDiff(
      from: "这座茶园在山谷里。游客可以免费参观。", to: "這座茶園在山谷裡。遊客可以免費參觀。")
    #expect(
      marked(diff) == ["[-这-]{+這+}座茶[-园-]{+園+}在山谷[-里-]{+裡+}。|[-游-]{+遊+}客可以免[-费参观-]{+費參觀+}。"])
  }

  @Test func noSingleCharacterStandsBetweenTwoChanges() {
    let diff = FieldDiff(from: "山里的果园今年丰收", to: "水边的稻田今年丰收")
    #expect(marked(diff.runs) == "[-山里的果园-]{+水边的稻田+}今年丰收")
  }

  @Test func wordsBetweenAdditionsStay() {
    let diff = FieldDiff(from: "专家提醒：请注意安全", to: "专家再次提醒市民：请注意交通安全")
    #expect(marked(diff.runs) == "专家{+再次+}提醒{+市民+}：请注意{+交通+}安全")
  }

  @Test func whatIsAddedIsAWholeClause() {
    let diff = FieldDiff(from: "茶农采茶，村民修桥。", to: "茶农采茶，石匠凿石，村民修桥。")
    #expect(marked(diff.runs) == "茶农采茶，{+石匠凿石，+}村民修桥。")
  }

  @Test func formsOfOneCharacterAreAChange() {
    // e with an acute accent, composed and decomposed: equal strings in Swift, other bytes in the file.
    let diff = FieldDiff(from: "caf\u{E9}", to: "cafe\u{301}")
    #expect(diff.isChanged)
    #expect(diff.runs.count == 2)
  }

  @Test func emojiStayWhole() {
    let diff = FieldDiff(from: "一家👨‍👩‍👧去茶园", to: "一家👨‍👩‍👦去茶园")
    #expect(marked(diff.runs) == "一家[-👨‍👩‍👧-]{+👨‍👩‍👦+}去茶园")
  }

  @Test func whiteSpaceBehindASentenceIsNoChange() {
    let diff = TextDiff(from: "The tea is ready. Come in.", to: "The tea is ready.  Come in.\n")
    #expect(!diff.isChanged)
    #expect(diff.runs.new == "The tea is ready.  Come in.\n")
  }
}
