internal import Archiving
internal import ArgumentParser
internal import ArticleModel
internal import Discovery
internal import Fetching
internal import FoundationEssentials
internal import Syncing

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
    for text in try addresses + (file.map { try Self.lines(of: $0) } ?? []) {
      if let address = ArticleAddress(text) {
        items.append(Item(text: text, address: address))
      } else {
        failures.add(text, "this is no address and no id of an article or account", ExitStatus.usage)
      }
    }
  }

  private static func lines(of file: String) throws -> [String] {
    guard let data = FileManager.default.contents(atPath: file == "-" ? "/dev/stdin" : file) else {
      Messages.say("\(file): the list of addresses cannot be read")
      throw ExitCode(ExitStatus.noInput)
    }
    return AddressLines.lines(of: [UInt8](data)).map(\.text)
  }

  /// With the newest articles of each account in its place.
  func expanded(by source: any PageSource, limit: Int, failures: inout Failures) async -> [Item] {
    var expanded: [Item] = []
    for item in items {
      guard case .account(let account) = item.address.target else {
        expanded.append(item)
        continue
      }
      let (articles, trouble, error) = await SourceFinding(source: source, clock: SystemClock())
        .newest(of: account, limit: limit)
      if articles.isEmpty || trouble != nil {
        failures.add(
          item.text, trouble ?? "the account names no articles",
          error.map { ExitStatus.of($0) } ?? ExitStatus.unreachable)
      }
      expanded += articles.map { Item(text: $0.address.canonical ?? item.text, address: $0.address) }
    }
    return expanded
  }
}
