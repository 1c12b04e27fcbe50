import FoundationEssentials
import Simulation
import TestSupport
import Testing

/// A year of `sync` on a site on which everything happens that can, judged by what it leaves behind.
@Suite struct SimulatedYearTests {
  private static let environment = ProcessInfo.processInfo.environment

  @Test func yearLeavesNothingToBeDesired() async throws {
    let folder = try WorkFolder()
    let seed = Self.environment["NETEASE_SOAK_SEED"].flatMap(UInt64.init) ?? 1
    let days = Self.environment["NETEASE_SOAK_DAYS"].flatMap(Int.init) ?? 365
    let world = World(seed: seed, days: days, articles: 200, fixtures: Fixtures.folder.path)
    let year = try SimulatedYear(
      world, folder: folder.path, program: "\(Executables.folder())/sync-simulation",
      library: PreloadedLibrary.compile("faults"), runsADay: 2, killEvery: 9)
    let judge = try await Judge(year.pass())
    print(judge.extent)
    for problem in judge.problems { print(problem) }
    #expect(judge.problems == [])
  }
}
