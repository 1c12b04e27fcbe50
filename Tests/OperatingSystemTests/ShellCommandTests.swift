import FoundationEssentials
import Glibc
import OperatingSystem
import Testing

@Suite struct ShellCommandTests {
  /// Runs a command that may write to the file that `$OUT` stands for, and gives what it wrote.
  private func run(
    _ command: String, input: String = "", within limit: Duration? = nil, variables: [String: String] = [:]
  ) -> (ending: ShellCommand.Ending, output: String) {
    let file = FileManager.default.temporaryDirectory.appending(path: "command-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    let command = ShellCommand(command, variables: ["OUT": file.path].merging(variables) { $1 })
    let ending = command.run(input: Array(input.utf8), within: limit)
    let output = FileManager.default.contents(atPath: file.path) ?? Data()
    return (ending, String(decoding: output, as: UTF8.self))
  }

  /// More than a pipe holds (pipe(7): 65,536 bytes).
  private static let long = String(repeating: "一行\n", count: 50_000)

  @Test(arguments: [nil, .seconds(600)] as [Duration?]) func itGetsAllOfTheInput(_ limit: Duration?) {
    let (ending, output) = run("cat >\"$OUT\"", input: Self.long, within: limit)
    #expect(ending == .exit(0))
    #expect(output == Self.long)
  }

  @Test(arguments: [nil, .seconds(600)] as [Duration?]) func whoReadsNothingHasHadEnough(_ limit: Duration?) {
    for _ in 0..<5 { #expect(run("exit 3", input: Self.long, within: limit).ending == .exit(3)) }
  }

  @Test func itIsToldHowItEnded() {
    #expect(run("kill -9 $$").ending == .signal(SIGKILL))
    #expect(run("/nowhere/command 2>/dev/null").ending == .exit(127))
    #expect(run("echo \"$MORE\" >\"$OUT\"", variables: ["MORE": "than that"]).output == "than that\n")
  }

  /// Also one that leaves the pipe full, and one that does not heed the first signal.
  @Test(arguments: ["exec sleep 600", "trap '' TERM; while :; do sleep 0.1; done"])
  func whatTakesTooLongIsEnded(_ command: String) {
    let (ending, process) = run(
      "echo $$ >\"$OUT\"; \(command)", input: Self.long, within: .milliseconds(300))
    #expect(ending == .tooLate)
    let isThere = pid_t(process.dropLast()).map { kill($0, 0) == 0 }
    #expect(isThere == false)
  }

  /// Threads of Dispatch block nearly all signals, and this program ignores some.
  @Test func noSignalIsBlockedOrIgnored() throws {
    let before = [SIGINT, SIGTERM].map { (number: $0, action: signal($0, SIG_IGN)) }
    defer { for (number, action) in before { signal(number, action) } }
    var all = sigset_t()
    var mask = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &mask)
    defer { pthread_sigmask(SIG_SETMASK, &mask, nil) }
    let output = run("grep -E '^Sig(Blk|Ign)' /proc/self/status >\"$OUT\"").output
    let masks = output.split(separator: "\n").compactMap {
      UInt64($0.split(whereSeparator: \.isWhitespace).last ?? "", radix: 16)
    }
    // 1 << (number - 1). Blocked is none; ignored is nothing that ends a program.
    #expect(masks.first == 0)
    let ending: [Int32] = [SIGINT, SIGQUIT, SIGTERM, SIGPIPE]
    #expect(try ending.allSatisfy { try #require(masks.last) & 1 << UInt64($0 - 1) == 0 })
  }
}
