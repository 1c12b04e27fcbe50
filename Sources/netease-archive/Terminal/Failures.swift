internal import Archiving
internal import ArgumentParser
internal import FoundationEssentials
internal import OperatingSystem
internal import OrderedJSON

/// What went wrong with the items of a run: said at the end, so that the others are not delayed by it.
struct Failures {
  struct Item {
    let path: String
    let message: String
    let status: Int32
    /// Whether the run was ended before it came to this one.
    var isUnseen = false

    /// What there is to say of it in JSON, with its name under this key.
    func json(naming key: String) -> JSONValue {
      [
        key: .string(path), "state": "failed", "reason": .string(message), "exit": .integer(Int(status)),
      ]
    }
  }

  private(set) var items: [Item] = []

  var count: Int { items.count }

  mutating func add(_ path: String, _ message: String, _ status: Int32) {
    items.append(Item(path: path, message: message, status: status))
  }

  /// Adds one that the run did not come to.
  mutating func addUnseen(_ path: String) {
    items.append(
      Item(
        path: path, message: "was not looked at, as the run was ended", status: ExitStatus.tryLater,
        isUnseen: true))
  }

  /// Says what failed, and throws the exit status of the run: the item's own if there was only that one.
  func report(of total: Int, listedIn file: String?) throws {
    if !items.isEmpty, total > 1 { Messages.say("\(items.count) of \(total) failed:") }
    // Of a long list there may be thousands that the run did not come to.
    let unseen = items.count(where: \.isUnseen)
    for item in items where !item.isUnseen || unseen == 1 { Messages.say("\(item.path): \(item.message)") }
    if unseen > 1 { Messages.say("\(unseen) were not looked at, as the run was ended") }
    if let file {
      let list = items.map { $0.path + "\n" }.joined()
      do {
        try Data(list.utf8).write(to: URL(filePath: file))
      } catch {
        Messages.say("\(file): the list of what failed cannot be written here: \(error.systemReason)")
        throw ExitCode(ExitStatus.inputOutput)
      }
    }
    guard let first = items.first else { return }
    throw ExitCode(total > 1 ? ExitStatus.someFailed : first.status)
  }
}
