internal import Archiving
internal import ArgumentParser
internal import FoundationEssentials
internal import OrderedJSON

/// What went wrong with the items of a run: said at the end, so that the others are not delayed by it.
struct Failures {
  private var items: [(path: String, message: String, status: Int32)] = []

  var count: Int { items.count }

  mutating func add(_ path: String, _ message: String, _ status: Int32) {
    items.append((path, message, status))
  }

  /// What there is to say of each in JSON, as of addresses that nobody could look at.
  var json: [JSONValue] {
    items.map { item in
      [
        "asked": .string(item.path), "state": "failed", "reason": .string(item.message), "looked": .array([]),
        "exit": .integer(Int(item.status)),
      ]
    }
  }

  /// Says what failed, and throws the exit status of the run: the item's own if there was only that one.
  func report(of total: Int, listedIn file: String?) throws {
    if !items.isEmpty, total > 1 { Messages.say("\(items.count) of \(total) failed:") }
    for item in items { Messages.say("\(item.path): \(item.message)") }
    if let file {
      let list = items.map { $0.path + "\n" }.joined()
      guard (try? Data(list.utf8).write(to: URL(filePath: file))) != nil else {
        Messages.say("\(file): the list of what failed cannot be written here")
        throw ExitCode(ExitStatus.inputOutput)
      }
    }
    guard let first = items.first else { return }
    throw ExitCode(total > 1 ? ExitStatus.someFailed : first.status)
  }
}
