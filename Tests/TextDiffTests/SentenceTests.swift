import Testing
import TextDiff

/// Where sentences end.
@Suite struct SentenceTests {
  @Test(arguments: [
    ("他说：“来了。”然后走了。", ["他说：“来了。”", "然后走了。"]),
    ("「好！」她说。", ["「好！」", "她说。"]),
    ("真的吗？！是的……好吧。", ["真的吗？！", "是的……", "好吧。"]),
    ("先种茶；再采茶；最后炒茶。", ["先种茶；", "再采茶；", "最后炒茶。"]),
    ("It costs 3.5 yuan. Really? Yes.", ["It costs 3.5 yuan. ", "Really? ", "Yes."]),
    ("版本v2.1发布。见a.example.com/x?b=c。", ["版本v2.1发布。", "见a.example.com/x?b=c。"]),
    ("马丁.路德.金来过。", ["马丁.路德.金来过。"]),
    ("来了!走了?好;行", ["来了!", "走了?", "好;", "行"]),
    ("（完。）尾", ["（完。）", "尾"]),
    ("没有句号", ["没有句号"]),
    ("。。。", ["。。。"]),
  ])
  func ends(text: String, sentences: [String]) {
    let diff = TextDiff(from: text, to: text)
    #expect(diff.paragraphs.flatMap(\.sentences).map(\.runs.old) == sentences)
  }

  @Test(arguments: [
    ("一。\n\n二。\n三。\n", ["一。", "二。", "三。"], ["\n\n", "\n", "\n"]),
    ("一。\r\n \r\n　二。", ["一。", "二。"], ["\r\n \r\n　", ""]),
    ("\n一", ["", "一"], ["\n", ""]),
    ("一\u{2028}二", ["一", "二"], ["\u{2028}", ""]),
  ])
  func paragraphs(text: String, contents: [String], endings: [String]) {
    let diff = TextDiff(from: text, to: text)
    #expect(diff.paragraphs.map { $0.sentences.flatMap(\.runs).old } == contents)
    #expect(diff.paragraphs.map(\.ending.old) == endings)
  }
}
