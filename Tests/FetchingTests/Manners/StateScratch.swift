import FoundationEssentials
import Synchronization

@testable import Fetching

/// A state folder for one test, and what it warned of; removed when the test is done with it.
final class StateScratch: Sendable {
  let path: String
  private let warned = Mutex<[String]>([])

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "state-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A handle of its own each time, as another process would have.
  func folder() -> StateFolder {
    StateFolder(path: path + "/netease-archive") { [weak self] in self?.warn($0) }
  }

  private func warn(_ message: String) { warned.withLock { $0.append(message) } }

  var warnings: [String] { warned.withLock(\.self) }

  func write(_ text: String, to file: String) throws {
    let url = URL(filePath: "\(path)/netease-archive/\(file)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func text(_ file: String) throws -> String {
    try String(decoding: Data(contentsOf: URL(filePath: "\(path)/netease-archive/\(file)")), as: UTF8.self)
  }

  func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/netease-archive/\(folder)").sorted()
  }
}
