internal import Digests
internal import Dispatch
internal import FoundationEssentials
internal import Synchronization

/// What lies in an archive, by its size and by what it takes merely to read and digest it.
struct StoredFiles {
  private let paths: [String]
  let bytes: Int

  /// The files below a folder whose names end so.
  init(below folder: String, endingWith end: String = "") throws {
    var paths: [String] = []
    var bytes = 0
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) where path.hasSuffix(end) {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")
      guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
      paths.append("\(folder)/\(path)")
      bytes += (attributes[.size] as? Int) ?? 0
    }
    (self.paths, self.bytes) = (paths, bytes)
  }

  /// Reads and digests all of them with SHA-512, on as many cores as `verify` uses; what that takes at least.
  func digestAll() -> Double {
    let workers = 2
    let digested = Mutex(0)
    return milliseconds {
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        var count = 0
        for index in stride(from: worker, to: paths.count, by: workers) {
          guard let data = FileManager.default.contents(atPath: paths[index]) else { continue }
          count += Int(DigestAlgorithm.sha512.digest(of: Array(data))[0])
        }
        digested.withLock { $0 += count }
      }
    }
  }
}
