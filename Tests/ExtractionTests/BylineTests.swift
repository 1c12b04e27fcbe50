import ArticleModel
import Testing

@testable import Extraction

/// What is read without a label between a heading and a body, and what is not.
@Suite struct BylineTests {
  @Test(
    arguments: [
      (["2019-05-17", "·", "某某报道"], "某某报道", nil),
      (["首页", "2019-05-17 08:30", "·", "某某报道", "分享"], "某某报道", nil),
      (["某号", "2025-04-11 21:49", "·北京", "3"], nil, "北京"),
      (["2025-04-11 21:49", "·", "北京"], nil, "北京"),
      (["2025-04-11 21:49", "· 美国"], nil, "美国"),
      // Names without the dot may be anything.
      (["2019-05-17", "某某报道"], nil, nil),
      (["某某报道", "2019-05-17"], nil, nil),
      (["2019-05-17", "·", "点击查看：全部评论"], nil, nil),
      (["2019-05-17", "·", "1024"], nil, nil),
      (["2019-05-17", "·"], nil, nil),
      (["某人 2019-05-17 说", "·", "某某报道"], nil, nil),
      ([], nil, nil),
    ] as [([String], String?, String?)])
  func besideTheDate(_ lines: [String], _ name: String?, _ place: String?) {
    let byline = GenericByline(lines)
    #expect(byline.name == name)
    #expect(byline.place == place)
  }

  @Test(
    arguments: [
      ("本文为麦小满授权本站发布。", "麦小满"),
      ("本文为麦小满独家授权本站发布。", "麦小满"),
      ("麦小满说，本文为一家之言。", nil),
      ("本文为另一人授权本站发布。", nil),
    ] as [(String, String?)])
  func authorized(_ text: String, _ expected: String?) {
    let byline = GenericByline(["第3期", "麦小满", "2015-07-02 14:41:12"])
    #expect(byline.name(authorizedIn: text) == expected)
  }
}
