import Rendering
import Testing

@Suite struct JSONValueTests {
  @Test func prettyLayoutKeepsTheOrderOfMembers() {
    let value: JSONValue = [
      "headline": "标题", "author": [["@type": "Person", "name": "甲"]], "wordCount": 12,
      "empty": [], "none": [:], "whole": true, "missing": .null,
    ]
    let expected = """
      {
        "headline": "标题",
        "author": [
          {
            "@type": "Person",
            "name": "甲"
          }
        ],
        "wordCount": 12,
        "empty": [],
        "none": {},
        "whole": true,
        "missing": null
      }

      """
    #expect(value.text(.pretty) == expected)
  }

  @Test func lineLayoutIsOneLine() {
    let value: JSONValue = ["z": [1, -2, false], "a": ["b": "c d"]]
    #expect(value.text(.line) == #"{"z":[1,-2,false],"a":{"b":"c d"}}"# + "\n")
  }

  @Test func membersWithoutValueAreLeftOut() {
    let absent: String? = nil
    let present: Int? = 3
    let value: JSONValue = [
      "absent": JSONValue(absent), "present": JSONValue(present), "list": JSONValue(nonEmpty: []),
      "nothing": nil,
    ]
    #expect(value == .object([.init("present", .integer(3))]))
  }

  @Test(
    arguments: [
      ("quote \" and \\ backslash", #""quote \" and \\ backslash""#),
      ("https://www.163.com/dy", #""https://www.163.com/dy""#),
      ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
      ("\u{0}\u{1}\u{1F}\u{7F}", #""\u0000\u0001\u001f\u007f""#),
      ("\u{80}\u{9F}\u{A0}\u{A9}", "\"\\u0080\\u009f\u{A0}\u{A9}\""),
      ("a\u{2028}b\u{2029}c\u{2027}\u{202A}", "\"a\\u2028b\\u2029c\u{2027}\u{202A}\""),
      ("网易\u{1F600}\u{E5E5}", "\"网易\u{1F600}\u{E5E5}\""),
      ("", #""""#),
    ])
  func stringsAreEscapedOnlyWhereTheyMustBe(text: String, expected: String) {
    #expect(JSONValue.string(text).text(.line) == expected + "\n")
  }

  @Test func namesAreEscapedLikeStrings() {
    #expect(JSONValue.object([.init("a\"\n", 1)]).text(.line) == #"{"a\"\n":1}"# + "\n")
  }

  @Test(
    arguments: [
      (0.97, "0.97"), (1, "1.0"), (-0.5, "-0.5"), (1e-7, "1e-07"), (.infinity, "null"), (.nan, "null"),
    ])
  func numbers(number: Double, expected: String) {
    #expect(JSONValue.number(number).text(.line) == expected + "\n")
  }

  @Test func integersAtTheirLimits() {
    #expect(JSONValue.integer(.min).text(.line) == "-9223372036854775808\n")
    #expect(JSONValue.integer(.max).text(.line) == "9223372036854775807\n")
  }
}
