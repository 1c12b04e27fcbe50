import Terminal
import Testing

@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("茶园\n\t", "茶园\n\t"), ("\u{1B}[2J", "\u{FFFD}[2J"), ("\u{9B}2J", "\u{FFFD}2J"),
    ("a\rb\u{7}\u{0}\u{7F}", "a\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}"),
  ])
  func controlCharacters(text: String, expected: String) {
    #expect(TerminalText.safe(text) == expected)
  }

  @Test(
    arguments: [
      (false, true, [:], true), (false, false, [:], false), (true, true, [:], false),
      (false, true, ["NO_COLOR": "1"], false), (false, true, ["NO_COLOR": ""], true),
      (false, true, ["TERM": "dumb"], false), (false, true, ["TERM": "xterm-256color"], true),
    ] as [(Bool, Bool, [String: String], Bool)])
  func colours(isRefused: Bool, isTerminal: Bool, variables: [String: String], expected: Bool) {
    #expect(
      TerminalText.isColoured(isRefused, isTerminal: isTerminal, environment: { variables[$0] }) == expected)
  }
}
