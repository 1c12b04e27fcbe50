import ArchiveStore
import Archiving
import Glibc
import Simulation
import Syncing

/// One run of `sync` on the simulated site, in a process that can be killed.
///
///     sync-simulation SEED DAYS ARTICLES FIXTURES FOLDER NUMBER INSTANT CLOCK-ERROR
///
/// Prints the report as JSON. Ends with 75 where another run has the lock, with 74 where nothing can be written.
@main struct SyncSimulation {
  static func main() async {
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count == 8, let world = World(arguments: Array(words.prefix(4))), let number = Int(words[5]),
      let at = Int64(words[6]), let error = Int64(words[7])
    else {
      return end(64, "usage: sync-simulation SEED DAYS ARTICLES FIXTURES FOLDER NUMBER INSTANT CLOCK-ERROR")
    }
    do {
      let site = try SimulatedSite(world)
      print(try await SimulatedRun(site: site, folder: words[4], number: number, at: at, error: error).run())
    } catch let error as SyncError {
      end(error.isLock ? 75 : 74, error.description)
    } catch {
      end(70, "\(error)")
    }
  }

  private static func end(_ status: Int32, _ words: String) {
    fputs(words + "\n", stderr)
    exit(status)
  }
}

extension SyncError {
  fileprivate var isLock: Bool {
    if case .keeping(.archive(let error)) = self { error.kind == .locked } else { false }
  }
}
