import Configuration
import Testing

/// Files that YAML cannot be read from, or should not.
@Suite struct NoYAMLTests {
  @Test(arguments: [
    (
      "run:\n  max-requests: 5\n bad: 1\n",
      "3: is no YAML: did not find expected key; is the indentation right?"
    ),
    (
      "archive: a: b",
      "1: is no YAML: mapping values are not allowed in this context; is the indentation right? "
        + "a text with a colon and a space in it wants quotation marks"
    ),
    (
      "archive: \"a\nrun:\n",
      "3: is no YAML: found unexpected end of stream; a quotation mark or a bracket is not closed"
    ),
    (
      "archive: @a",
      "1: is no YAML: found character that cannot start any token; "
        + "a text that begins with @, %, ` or another mark wants quotation marks"
    ),
    ("archive: *a", "1: is no YAML: found undefined alias; a text that begins with * wants quotation marks"),
    (
      "archive: a\n---\narchive: b",
      "2: is no YAML: but found another document; --- may stand only in the first line"
    ),
  ])
  func syntax(_ text: String, _ message: String) {
    #expect(messages(text) == [message])
  }

  @Test func tabs() {
    #expect(
      messages("run:\n\tmax-requests: 5\nnetwork:\n  \tretries: 3\n")
        == ["2: is indented by a tab; YAML wants spaces", "4: is indented by a tab; YAML wants spaces"])
    #expect(messages("archive: a\t# a tab behind the value\n").isEmpty)
  }

  /// A mapping in one line has no second line to name.
  @Test func repeatedKeyInOneLine() {
    #expect(
      messages("run: {max-requests: 1, max-requests: 2}") == [
        "1: \"max-requests\": stands twice in one place"
      ])
  }

  @Test func repeatedKeysOfTwoMappings() {
    #expect(
      messages(
        "sources:\n  - channel: tech\n    'name': a\n    name: b\n  - channel: money\n    name: c\n    name : d"
      )
        == ["4: \"name\" stands in line 3 already", "7: \"name\" stands in line 6 already"])
  }

  @Test func thousandsOfRepeatedKeys() {
    let found = messages(String(repeating: "archive: a\n", count: 5000))
    #expect(found.count == 20)
    #expect(found.first == "2: \"archive\" stands in line 1 already")
  }

  @Test func encodings() {
    let head = Array("archive: a\nreport:\n  exec: ".utf8)
    // 网 in GBK.
    #expect(messages(head + [0xCD, 0xF8]) == ["3: is not UTF-8; save the file as UTF-8"])
    // A character that was cut.
    #expect(messages(head + [0xE7, 0xBD]) == ["3: is not UTF-8; save the file as UTF-8"])
    #expect(messages([0xFF, 0xFE, 0x61, 0]) == ["is UTF-16; save it as UTF-8"])
    #expect(messages([0xFE, 0xFF, 0, 0x61]) == ["is UTF-16; save it as UTF-8"])
    #expect(messages("a: 1\nb: \0") == ["2: has a character that YAML does not allow: U+0000"])
    #expect(messages("a: \u{1B}[31m") == ["1: has a character that YAML does not allow: U+001B"])
    #expect(messages("\u{E000}1: a") == ["1: has a character that YAML does not allow: U+E000"])
  }

  @Test func hugeFile() {
    let line = "# a comment that is no configuration\n"
    let text = String(repeating: line, count: (1 << 20) / line.utf8.count + 1)
    #expect(messages(text) == ["is larger than 1 MiB: this is no configuration"])
  }

  /// Nine lines that stand for a thousand million values.
  @Test func billionLaughs() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    text += "? *a9\n: b\n"
    let found = messages(text)
    #expect(found.count == 10)
    #expect(found.first?.hasPrefix("1: &a0: anchors are not read here") == true)
  }

  @Test(arguments: [
    "archive: &a b", "? &a b", "- &a b", "[&a b]", "{&a b: c}", "{x,&a b: c}", "{\"x\":&a b}", "{?&a b: c}",
    "&a",
    "# c\u{2028}&a b", "# c\u{85}&a b", "!t &a b",
  ])
  func anchorsAreFoundWhereverTheyStand(_ text: String) {
    #expect(messages(text).filter { $0.contains("&a: anchors are not read here") }.count == 1)
  }

  @Test(arguments: ["[", "{a: ", "- ", "? "])
  func deepNesting(_ opening: String) {
    let found = messages(String(repeating: opening, count: 100_000))
    #expect(found.count == 1)
    #expect(found.first?.contains("is no YAML: ") == true)
  }

  @Test func deepNestingThatIsClosed() {
    let depth = 900
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(
      messages("archive: \(text)") == [
        "1: archive: a list: expected the folder of the archive: a path; "
          + "a relative one counts from the folder of this file"
      ])
  }
}
