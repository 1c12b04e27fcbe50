import Testing

@testable import Extraction

@Suite struct ScriptValueTests {
  @Test(
    arguments: [
      (#"var threadId = "ABC";"#, "ABC"),
      (#"{"threadId":"ABC"}"#, "ABC"),
      ("{ threadId : 'ABC' }", "ABC"),
      (#"threadId = "it's""#, "it's"),
      (#"threadId = """#, ""),
      // Parts of other words.
      (#"mythreadId = "no", threadId = "ABC""#, "ABC"),
      (#"threadId2 = "no"; threadId="ABC""#, "ABC"),
      (#"_threadId = "no""#, nil),
      // No assignment, no string, no end.
      (#"if (threadId == "ABC") {}"#, nil),
      ("threadId = 5", nil),
      (#"threadId = "ABC"#, nil),
      ("", nil),
    ] as [(String, String?)])
  func strings(_ script: String, _ expected: String?) {
    #expect(ScriptValue.string(of: "threadId", in: script) == expected)
  }

  @Test(
    arguments: [
      ("ptime: 1531209713503,", 1_531_209_713_503),
      (#""ptime":"42""#, 42),
      ("var ptime=7;", 7),
      ("ptimes = 1; ptime = 2", 2),
      ("ptime = x", nil),
      ("ptime = 99999999999999999999", nil),
    ] as [(String, Int64?)])
  func numbers(_ script: String, _ expected: Int64?) {
    #expect(ScriptValue.number(of: "ptime", in: script) == expected)
  }

  @Test(
    arguments: [
      (#"window.STATE = {"a":1};var b={}"#, #"{"a":1}"#),
      (#"STATE={"a":{"b":{}}}}"#, #"{"a":{"b":{}}}"#),
      (#"STATE={"a":"}"}"#, #"{"a":"}"}"#),
      (#"STATE={"a":"\"}"};"#, #"{"a":"\"}"}"#),
      (#"STATE={"a":"\\"}"#, #"{"a":"\\"}"#),
      (#"STATE={"名":"值"}"#, #"{"名":"值"}"#),
      (#"STATE={"a":1"#, nil),
      ("STATE=1", nil),
      ("OTHER={}", nil),
    ] as [(String, String?)])
  func objects(_ script: String, _ expected: String?) {
    #expect(
      ScriptValue.object(of: "STATE", in: script).map { String(decoding: $0, as: UTF8.self) } == expected)
  }

  @Test(arguments: [
    ("690*1496", 690, 1496), ("1*1", 1, 1),
  ])
  func pixelSizes(_ text: String, _ width: Int, _ height: Int) {
    let size = PixelSize(text)
    #expect(size?.width == width && size?.height == height)
  }

  @Test(arguments: ["", "690", "690*", "0*10", "-1*10", "690x1496", "1*2*3"])
  func noPixelSize(_ text: String) {
    #expect(PixelSize(text) == nil)
  }
}
