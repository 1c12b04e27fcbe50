internal import Archiving
internal import ArgumentParser
internal import ArticleModel
internal import Fetching
internal import FoundationEssentials
internal import PlainText

/// What somebody asked for, in the order of asking.
struct AddressList {
  struct Item: Sendable {
    /// As it was written.
    let text: String
    let address: ArticleAddress
  }

  private(set) var items: [Item] = []

  /// Reads the arguments and then the file; what is no address is a failure of its own.
  ///
  /// - Throws: exit 66 if the file cannot be read.
  init(addresses: [String], file: String?, failures: inout Failures) throws {
    let lines = try file.map { try Self.lines(of: $0) } ?? []
    for text in addresses + lines {
      if let address = ArticleAddress(text) {
        items.append(Item(text: text, address: address))
      } else {
        failures.add(text, "this is no address and no id of an article or account", ExitStatus.usage)
      }
    }
  }

  private init(items: [Item]) { self.items = items }

  private static func lines(of file: String) throws -> [String] {
    guard let data = FileManager.default.contents(atPath: file == "-" ? "/dev/stdin" : file) else {
      Messages.say("\(file): the list of addresses cannot be read")
      throw ExitCode(ExitStatus.noInput)
    }
    return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).map { line in
      String(line)
    }
  }

  func expanded(by source: any PageSource, limit: Int, failures: inout Failures) async -> [Item] { items }
}
