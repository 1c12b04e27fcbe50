import ArticleModel
import Testing

@testable import Extraction

@Suite struct LabelTests {
  private static let credits = "本文来源：新京报 作者：寇某 张某 责任编辑：韩某_NN9841"

  @Test(
    arguments: [
      (Label.source, credits, "新京报"),
      (Label.author, credits, "寇某 张某"),
      (Label.editor, credits, "韩某_NN9841"),
      (Label.source, "2015-07-04 09:13:09 来源: 网易财经 举报", "网易财经 举报"),
      (Label.source, "来源 ： 某报", "某报"),
      (Label.source, "稿源：某报", "某报"),
      (Label.author, "文/某人", "某人"),
      // The word stands in the value of another label first.
      (Label.author, "本文来源：作者之家 作者：某人", "某人"),
      (Label.author, "作者：作者：某人", "某人"),
      (Label.editor, "(责任编辑:某人)", "某人)"),
      // The word without a colon is text.
      (Label.source, "消息来源不明", nil),
      (Label.editor, "编辑部的故事", nil),
      // A label without a value.
      (Label.source, "来源： 作者：某人", nil),
      (Label.author, "来源：某报", nil),
      (Label.source, "", nil),
    ] as [([String], String, String?)])
  func value(_ labels: [String], _ line: String, _ expected: String?) {
    #expect(Label.value(of: labels, in: line) == expected)
  }

  @Test(
    arguments: [
      ("原标题：某事", "某事"),
      ("（原标题：某事）", "某事"),
      ("(原标题:某事)", "某事"),
      ("[原标题：某事（图）]", "某事（图）"),
      ("【原标题：某事】", "某事"),
      ("（原标题:某事）", "某事"),
      ("原标题 ： 某事", "某事"),
      ("原标题：某事：其二", "某事：其二"),
      ("原标题：", nil),
      ("没有标签", nil),
    ] as [(String, String?)])
  func valueOfLine(_ line: String, _ expected: String?) {
    #expect(Label.value(ofLine: line) == expected)
  }

  @Test(arguments: [
    ("寇某 张某", ["寇某", "张某"]),
    ("寇某、张某，李某", ["寇某", "张某", "李某"]),
    ("本报记者 寇某 通讯员 张某", ["寇某", "张某"]),
    ("王 某 寇家某", ["王某", "寇家某"]),
    ("王 某、李 某", ["王某", "李某"]),
    ("王 寇家某", ["王", "寇家某"]),
    ("记者", []),
    ("", []),
  ])
  func names(_ value: String, _ expected: [String]) {
    #expect(Label.names(in: value) == expected)
  }

  @Test(
    arguments: [
      ("姚立伟_NT6056", "姚立伟", "NT6056"),
      ("NF041", nil, "NF041"),
      ("NBJ11331", nil, "NBJ11331"),
      ("姚立伟", "姚立伟", nil),
      ("姚立伟_NT6056 举报", "姚立伟", "NT6056"),
      ("姚 某_NT6056", "姚某", "NT6056"),
      // No codes: no digits, five letters, small letters.
      ("王某_ABC", "王某", nil),
      ("ABCDE123", "ABCDE123", nil),
      ("nt6056", "nt6056", nil),
    ] as [(String, String?, String?)])
  func editors(_ credit: String, _ name: String?, _ identifier: String?) {
    #expect(Editor(credit: credit) == Editor(name: name, identifier: identifier))
  }

  @Test(arguments: ["", " "])
  func noEditor(_ credit: String) {
    #expect(Editor(credit: credit) == nil)
  }
}
