import FoundationEssentials
import Glibc
import TestSupport

/// A folder that goes with its last reference; in memory where the system has such a place, because a year of runs
/// waits for the disk for minutes.
final class WorkFolder {
  let path: String

  init() throws {
    let parent = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : FileManager.default.temporaryDirectory.path
    path = "\(parent)/netease-archive-simulation-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
