import FoundationEssentials
import Testing

/// Whatever happens to an import, at whatever call: the archive is as before or as after, and the next import
/// ends as if nothing had happened.
///
/// Here some points are tried; `Tests/crash/run` tries all.
@Suite struct CrashTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let triesAll = environment["NETEASE_CRASH"] == "all"

  @Test(arguments: ["new", "grown"])
  func everyDisturbanceIsStood(_ which: String) async throws {
    let program = try ImportProgram(at: Self.environment["NETEASE_CRASH_BINARY"])
    let scenario = try which == "new" ? Scenario.newArchive(program) : .grownArchive(program)
    if Self.triesAll { Sweep.say("\(scenario.name): \(scenario.trace.calls.count) calls") }
    let attempts = try scenario.attempts(
      Self.triesAll ? .all : .some, onSecondRuns: Self.triesAll ? .many : .few)
    let sweep = try await Sweep(attempts, showingProgress: Self.triesAll)
    if Self.triesAll {
      Sweep.say("\(scenario.name), \(scenario.trace.calls.count) calls:\n\(sweep.summary)")
      for failure in sweep.failures { Sweep.say("FAILED \(failure)") }
    }
    #expect(sweep.failures == [])
  }
}
