import ArchiveStore
import Archiving
import Glibc
import Simulation
import Syncing

/// One run of `sync` on the simulated site, in a process that can be killed; or a whole simulation.
///
///     sync-simulation run SEED DAYS ARTICLES FIXTURES FOLDER NUMBER INSTANT CLOCK-ERROR
///     sync-simulation all SEED DAYS ARTICLES FIXTURES FOLDER LIBRARY
///
/// A run prints its report as JSON; it ends with 75 where another one has the lock, with 74 where nothing can be
/// written. A whole simulation prints what the judge finds, and ends with 1 if there is anything.
@main struct SyncSimulation {
  static func main() async {
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count > 5, let world = World(arguments: Array(words[1...4])) else { return usage() }
    do {
      switch (words[0], words.count) {
      case ("run", 9):
        guard let number = Int(words[6]), let at = Int64(words[7]), let error = Int64(words[8]) else {
          return usage()
        }
        let run = SimulatedRun(
          site: try SimulatedSite(world), folder: words[5], number: number, at: at, error: error)
        print(try await run.run())
      case ("all", 7):
        let year = try SimulatedYear(
          world, folder: words[5], program: CommandLine.arguments[0], library: words[6], runsADay: 2,
          killEvery: 9)
        let judge = try await Judge(year.pass())
        print(judge.extent)
        for problem in judge.problems { print(problem) }
        exit(judge.problems.isEmpty ? 0 : 1)
      default: usage()
      }
    } catch let error as SyncError {
      end(error.isLock ? 75 : 74, error.description)
    } catch {
      end(70, "\(error)")
    }
  }

  private static func usage() {
    end(
      64,
      """
      usage: sync-simulation run SEED DAYS ARTICLES FIXTURES FOLDER NUMBER INSTANT CLOCK-ERROR
             sync-simulation all SEED DAYS ARTICLES FIXTURES FOLDER LIBRARY
      """)
  }

  private static func end(_ status: Int32, _ words: String) {
    let bytes = Array((words + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
    exit(status)
  }
}

extension SyncError {
  fileprivate var isLock: Bool {
    if case .keeping(.archive(let error)) = self { error.kind == .locked } else { false }
  }
}
