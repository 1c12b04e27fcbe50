import ArticleModel
import Discovery
import Testing

@Suite struct MarkupListTests {
  private let accountPage = "https://www.163.com/dy/media/T1475143788671.html"

  @Test func pageOfAnAccount() throws {
    let list = try ListFixture.read("account-page-2026.html", url: accountPage, as: .accountPage)
    #expect(
      ListFixture.lines(list) == [
        "LC5PA7UG0532ABCD 2026-11-20T08:20+08:00 河边的旧书店重新开门",
        "LC4IPBPO0532ABCD 2026-11-19T21:02+08:00 菜市场里的三代人", "VABC12345 - 渡口的最后一班船",
      ])
    #expect(list.passedOver == ["付费合集"])
  }

  @Test func olderPageOfAnAccount() throws {
    let list = try ListFixture.read("account-page-2021.html", url: accountPage)
    #expect(ListFixture.lines(list) == ["LC0IOUR00532ABCD 2026-11-18T07:45:10+08:00 早班公交"])
  }

  @Test func accountWithoutArticlesIsEmptyAndAShellIsNoList() throws {
    let list = try ListFixture.read("account-page-empty.html", url: accountPage)
    #expect(list.form == .accountPage)
    #expect(list.articles.isEmpty)
    let error = #expect(throws: ListError.self) {
      try ListFixture.read("account-page-shell.html", url: accountPage)
    }
    #expect(error?.reason == .unrecognized)
  }

  @Test func pageOfAChannel() throws {
    let list = try ListFixture.read("channel-page.html", url: "https://tech.163.com/", as: .links)
    #expect(
      ListFixture.lines(list) == [
        "LC5V9JV8000989AB 2026-11-20T10:00:01+08:00 实验室里的蚕丝传感器",
        "E98TAE8000097U7T 2019-03-02T12:00:00+08:00 旧电池去了哪里", "VABC12345 - 渡口的最后一班船",
        "0009|7469 - 十张照片看深海相机",
      ])
    #expect(list.passedOver.isEmpty)
  }

  @Test func pageWithoutAnAddressHasItsAbsoluteLinks() throws {
    let list = try ListFixture.read("channel-page.html")
    #expect(list.articles.map(\.address.identifier) == ["LC5V9JV8000989AB", "VABC12345"])
  }

  @Test(
    arguments: [
      ("challenge.html", ListError.Reason.challenge), ("not-found.html", .notFound),
      ("no-links.html", .unrecognized),
    ])
  func pageThatIsNoListSaysWhatItIs(name: String, reason: ListError.Reason) {
    for form in [nil, ListForm.json, .links, .feed] {
      let error = #expect(throws: ListError.self) {
        try ListFixture.read(
          name, url: "https://c.m.163.com/nc/article/list/T1348649580692/0-20.html", as: form)
      }
      #expect(error?.reason == reason)
    }
  }

  @Test func frontPageIsNoAnswerToTheQuestionForJSON() {
    let error = #expect(throws: ListError.self) {
      try ListFixture.read("channel-page.html", url: "https://tech.163.com/", as: .json)
    }
    #expect(error?.reason == .unrecognized)
  }

  @Test(arguments: ["", " \n\t"])
  func nothingIsNoList(text: String) {
    let error = #expect(throws: ListError.self) { try ListReader.read(text, as: .json) }
    #expect(error?.reason == .empty)
  }
}
