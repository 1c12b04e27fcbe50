import FoundationEssentials
import Glibc
import Terminal
import Testing

@Suite(.serialized) struct PagerTests {
  private static func environment(_ variables: [String: String]) -> (String) -> String? {
    { variables[$0] }
  }

  @Test(
    arguments: [
      ([:], "less -FRX"),
      (["PAGER": "most"], "most"),
      (["PAGER": "most", "NETEASE_ARCHIVE_PAGER": " less -S "], "less -S"),
      (["PAGER": ""], nil),
      (["PAGER": "cat"], nil),
      (["PAGER": "most", "NETEASE_ARCHIVE_PAGER": ""], nil),
    ] as [([String: String], String?)])
  func choice(variables: [String: String], command: String?) {
    #expect(PagerCommand(environment: Self.environment(variables))?.command == command)
  }

  /// Runs a command as pager, and gives what it wrote to the file that `$OUT` stands for.
  private static func show(_ text: String, _ command: String) throws -> (isShown: Bool, output: String) {
    let file = FileManager.default.temporaryDirectory.appending(path: "pager-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    let command = command.replacing("$OUT", with: "'\(file.path)'")
    let pager = try #require(PagerCommand(environment: environment(["PAGER": command])))
    let isShown = Pager.show(text, with: pager)
    return (isShown, (try? String(decoding: Data(contentsOf: file), as: UTF8.self)) ?? "")
  }

  @Test func thePagerGetsAllOfTheText() throws {
    let text = (0..<50_000).map { "第\($0)行\n" }.joined()
    let result = try Self.show(text, "cat > $OUT")
    #expect(result.isShown)
    #expect(result.output == text)
  }

  @Test(arguments: ["head -n 1 > $OUT", "read line; echo \"$line\" > $OUT; exit 1"])
  func aReaderWhoLeavesEarlyIsNoFailure(command: String) throws {
    let result = try Self.show(String(repeating: "一行\n", count: 200_000), command)
    #expect(result.isShown)
    #expect(result.output == "一行\n")
  }

  @Test(arguments: ["/nowhere/pager 2>/dev/null", "/dev/null 2>/dev/null"])
  func aPagerThatIsMissingIsSaid(command: String) throws {
    #expect(try !Self.show("一行\n", command).isShown)
  }

  @Test func aPagerThatIsKilledIsNoFailure() throws {
    #expect(try Self.show("一行\n", "kill -9 $$").isShown)
  }

  @Test func lessIsToldWhatItNeeds() throws {
    #expect(try Self.show("", "echo \"$LESS $LESSCHARSET\" > $OUT").output == "FRX utf-8\n")
  }

  @Test func whatIsIgnoredHereIsNotIgnoredThere() throws {
    let before = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, before) }
    // Bits of the ignored signals; 1 << (13 - 1) is SIGPIPE, 1 << (2 - 1) SIGINT, 1 << (3 - 1) SIGQUIT.
    let output = try Self.show("", "grep SigIgn /proc/self/status > $OUT").output
    let mask = try #require(UInt64(output.split(whereSeparator: \.isWhitespace).last ?? "", radix: 16))
    #expect(mask & 0x1006 == 0)
  }
}
