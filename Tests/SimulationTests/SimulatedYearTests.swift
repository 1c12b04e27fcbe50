import FoundationEssentials
import Simulation
import TestSupport
import Testing

/// A year of `sync` on a site on which everything happens that can, judged by what it leaves behind.
@Suite struct SimulatedYearTests {
  @Test func yearLeavesNothingToBeDesired() async throws {
    let folder = try WorkFolder()
    let world = World(seed: 1, days: 365, articles: 200, fixtures: Fixtures.folder.path)
    let year = try SimulatedYear(
      world, folder: folder.path, program: "\(Executables.folder())/sync-simulation",
      library: PreloadedLibrary.compile("faults"), runsADay: 2, killEvery: 9)
    let judge = try await Judge(year.pass())
    #expect(judge.problems == [], "\(judge.extent)")
    #expect(judge.isBroad, "\(judge.extent)")
  }
}
