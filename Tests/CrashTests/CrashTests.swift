import FoundationEssentials
import Testing

/// Whatever happens to an import, at whatever call: the archive is as before or as after, and the next import
/// ends as if nothing had happened.
///
/// Some points are tried; all are where `NETEASE_CRASH_REPORT` names a file for what is found (`Tests/crash/run`).
@Suite struct CrashTests {
  private static let environment = ProcessInfo.processInfo.environment

  @Test(arguments: ["new", "grown"], FileSystem.allCases)
  func everyDisturbanceIsStood(_ which: String, on fileSystem: FileSystem) async throws {
    let report = Self.environment["NETEASE_CRASH_REPORT"].map(SweepReport.init(path:))
    let program = try ImportProgram(at: Self.environment["NETEASE_CRASH_BINARY"], on: fileSystem)
    let scenario = try which == "new" ? Scenario.newArchive(program) : .grownArchive(program)
    // In the short run a scenario on one file system is enough; the other has the other scenario.
    if report == nil, (which == "new") != (fileSystem == .ext4) { return }
    var (first, second) = report == nil ? (Density.some, Density.few) : (.all, .many)
    if let step = Self.environment["NETEASE_CRASH_STEP"].flatMap(Int.init) {
      (first.step, second.step) = (step, step)
    }
    let attempts = try scenario.attempts(first, onSecondRuns: second)
    let sweep = try await Sweep(attempts, report: report)
    report?.say("\(scenario.name), an import of \(scenario.trace.calls.count) calls:\n\(sweep.summary)")
    #expect(sweep.failures == [])
  }
}
