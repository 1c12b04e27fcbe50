import Terminal
import Testing
import TextDiff

@Suite struct DiffFormTests {
  private static let old = (1...9).map { "第\($0)段说山里的茶园。" }.joined(separator: "\n\n")
  private static let diff = TextDiff(from: old, to: old.replacing("第5段说山里", with: "第5段说水边"))

  @Test func unchangedParagraphsAreFolded() {
    #expect(
      DiffForm(isColoured: false).text(Self.diff) == """
        … 3 paragraphs unchanged …

        第4段说山里的茶园。

        第5段说[-山里-]{+水边+}的茶园。

        第6段说山里的茶园。

        … 3 paragraphs unchanged …

        """)
  }

  @Test func withoutContext() {
    #expect(
      DiffForm(isColoured: true, context: 0).text(Self.diff)
        == "\u{1B}[2m… 4 paragraphs unchanged …\u{1B}[0m\n\n"
        + "第5段说\u{1B}[31;9m山里\u{1B}[0m\u{1B}[32m水边\u{1B}[0m的茶园。\n\n"
        + "\u{1B}[2m… 4 paragraphs unchanged …\u{1B}[0m\n")
  }

  @Test func allContext() {
    #expect(!DiffForm(isColoured: false, context: .max).text(Self.diff).contains("unchanged"))
    #expect(DiffForm(isColoured: false, context: -1).text(Self.diff).hasPrefix("… 4 paragraphs"))
  }

  @Test func nothingChanged() {
    let form = DiffForm(isColoured: false)
    #expect(form.text(TextDiff(from: "一。", to: "一。")) == "… 1 paragraph unchanged …\n")
    #expect(form.text(TextDiff(from: "", to: "")) == "")
  }

  @Test func aLineBreakThatCameIsSeen() {
    let text = "今天下了一场大雨。公交线路临时改道。"
    let diff = TextDiff(from: text, to: text.replacing("雨。", with: "雨。\n\n"))
    #expect(DiffForm(isColoured: false).text(diff) == "今天下了一场大雨。{+¶+}公交线路临时改道。\n")
  }

  @Test func sentencesThatWentTogetherAreOneMark() {
    let diff = TextDiff(from: "茶园开放。门票免费。欢迎光临。", to: "茶园开放。")
    #expect(DiffForm(isColoured: false).text(diff) == "茶园开放。[-门票免费。欢迎光临。-]\n")
  }

  @Test func aPageCannotSpeakToTheTerminal() {
    let form = DiffForm(isColoured: false)
    #expect(form.text(FieldDiff(from: "", to: "\u{1B}]0;x\u{7}")) == "{+\u{FFFD}]0;x\u{FFFD}+}")
    #expect(form.text(FieldDiff(from: "一\n二", to: "一\n二")) == "一 二")
  }
}
