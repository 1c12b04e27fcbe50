import ArticleModel
import Discovery
import Testing

@Suite struct JSONListTests {
  @Test func listOfAnAccount() throws {
    let list = try ListFixture.read("subscribe-list.json", as: .json)
    #expect(
      ListFixture.lines(list) == [
        "LC5PA7UG0532ABCD 2026-11-20T08:20:00+08:00 河边的旧书店重新开门",
        "LC4IPBPO0532ABCD 2026-11-19T21:02:11+08:00 菜市场里的三代人 & 一杆秤",
        "VABC12345 2026-11-19T18:00:00+08:00 渡口的最后一班船",
      ])
    #expect(list.passedOver == ["专题：老城的桥", "直播：夜市"])
  }

  @Test func listOfAChannel() throws {
    let list = try ListFixture.read("channel-list.json")
    #expect(list.form == .json)
    #expect(
      ListFixture.lines(list) == [
        "LC5V9JV8000989AB 2026-11-20T10:00:01+08:00 实验室里的蚕丝传感器",
        "0009|7469 2026-11-20T05:50:15+08:00 十张照片看深海相机",
        // Without a time of its own: the docid's.
        "E98TAE8000097U7T 2019-03-02T12:00:00+08:00 旧电池去了哪里",
      ])
    #expect(list.passedOver == ["别家网站的文章", "推广：一款耳机"])
  }

  @Test(
    arguments: [
      ("auto-channel.json", ["LC5TKEPO0001875N 2026-11-20T09:30:59+08:00 冬天的轮胎"]),
      ("subscribe-head.json", ["LC5PA7UG0532ABCD 2026-11-20T08:15:30+08:00 甲"]),
      ("account-list-do.json", ["LC5PA7UG0532ABCD 2026-11-20T08:20:00+08:00 河边的旧书店重新开门"]),
      ("hot-flow.json", ["LC5TKEPO0001875N 2026-11-20T09:30:59+08:00 雨天送信的人"]),
      (
        "touch-list.jsonp",
        [
          "VXYZ98765 2026-11-18T17:14:42+08:00 屋顶上的鸽子",
          "LC5TKEPO0001875N 2026-11-20T09:30:59+08:00 雨天送信的人",
        ]
      ),
      (
        "channel-page-data.js",
        [
          "LC5V9JV8000989AB 2026-11-20T10:00:01+08:00 实验室里的蚕丝传感器",
          "E98TAE8000097U7T 2019-03-02T12:30:00+08:00 旧电池去了哪里",
        ]
      ),
      (
        "news-json.js",
        [
          "LC5TKEPO0001875N 2026-11-20T09:31:00+08:00 雨天送信的人",
          "E98TAE8000097U7T 2019-03-02T12:00:00+08:00 旧电池去了哪里",
        ]
      ),
    ])
  func otherFormsOfTheSite(name: String, lines: [String]) throws {
    let list = try ListFixture.read(name, as: .json)
    #expect(ListFixture.lines(list) == lines)
    #expect(list.passedOver.isEmpty)
  }

  @Test func jsonFeed() throws {
    let list = try ListFixture.read("json-feed.json", as: .feed)
    #expect(
      ListFixture.lines(list) == [
        "LC5PA7UG0532ABCD 2026-11-20T08:20:00+08:00 河边的旧书店重新开门",
        "LC4IPBPO0532ABCD 2026-11-19T21:02:11+08:00 -",
      ])
    #expect(list.passedOver == ["别家的文章"])
  }

  @Test(arguments: [
    "[]", "{\"T1348649580692\":[]}", "{\"tab_list\":[]}", "{\"tab_list\":[{\"tab_data\":[]}]}",
    "{\"code\":1,\"data\":null}", "{\"code\":200,\"data\":{\"list\":[]}}", "{\"data\":[]}",
    "artiList({\"Xwangning\":[]})",
    "data_callback([])", " var data = {\"news\":[[],[]]} ; ", "data_callback( [ ] ) ;\n",
  ])
  func emptyListIsAList(text: String) throws {
    let list = try ListReader.read(text, as: .json)
    #expect(list.articles.isEmpty)
    #expect(list.passedOver.isEmpty)
  }

  @Test(arguments: [
    "{}", "{\"code\":403,\"data\":null}", "{\"code\":500,\"msg\":\"系统繁忙\"}",
    "{\"tab_list\":[{\"postid\":\"LC5P",
    "[1,2]", "{\"users\":[{\"name\":\"甲\",\"id\":7}]}", "{\"a\":1,\"b\":[]}", "null", "\"text\"", "f(1)",
    "f({\"a\":[]},{\"b\":[]})+g([])", "if(x){y()}", "artiList({\"Twangning\":[]})alert([1])",
  ])
  func restIsNoList(text: String) {
    let error = #expect(throws: ListError.self) { try ListReader.read(text, as: .json) }
    #expect(error?.reason == .unrecognized)
  }

  @Test func entryIsFoundByWhateverNamesIt() throws {
    let list = try ListReader.read(
      """
      [{"docid":"LC5PA7UG0532ABCD_x","url":null,"url_3w":"http://dy.163.com/v2/article/detail/LC5PA7UG0532ABCD.html"},
       {"postid":12345,"shareLink":"https://c.m.163.com/news/a/LC4IPBPO0532ABCD.html?spss=newsapp"},
       {"docid":"PHOT24PF0005PHOT","skipType":"photoset","skipID":"7469"},
       {"skipType":"video","videoID":"VABC12345","title":""},
       {"docid":"LC4IPBPO0532ABCD","title":"the same once more"},
       {"docid":"","title":null}]
      """)
    #expect(
      list.articles.map(\.address.identifier) == ["LC5PA7UG0532ABCD", "LC4IPBPO0532ABCD", "VABC12345"])
    #expect(list.articles[2].headline == nil)
    #expect(list.articles[2].published == nil)
    #expect(list.passedOver == ["an entry without a title", "an entry without a title"])
  }

  @Test(arguments: ["[", "{\"data\":", "artiList("])
  func depthHasAnEnd(opening: String) {
    let error = #expect(throws: ListError.self) {
      try ListReader.read(String(repeating: opening, count: 50_000), as: .json)
    }
    #expect(error?.reason == .unrecognized)
  }
}
