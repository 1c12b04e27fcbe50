internal import ArticleModel
public import Configuration
internal import Fetching
internal import FoundationEssentials
internal import OperatingSystem
internal import OrderedJSON

/// Takes the report of a run to those who want it: a file, a command, a web address, and the addresses that are
/// pinged so that somebody notices when there are no runs any more.
///
/// What cannot be delivered is told in words; it never fails the run, whose work is done.
public struct Messenger: Sendable {
  private let settings: Configuration.Report

  public init(_ settings: Configuration.Report) { self.settings = settings }

  /// A run begins.
  public func started() async -> [String] { await ping(settings.pingStart) }

  /// A run did what there was to do; of one with nothing to tell only the file and the pings hear.
  public func ended(_ report: SyncReport) async -> [String] {
    let bytes = report.json.utf8(.pretty)
    var problems: [String] = []
    if let file = settings.file { problems += write(bytes, to: file) }
    if let command = settings.exec, !report.isEmpty {
      problems += await Task.detached { ReportCommand(command).run(input: bytes) }.value
    }
    if let address = settings.webhook, !report.isEmpty {
      problems += await send(
        FetchRequest(url: address, content: .init(type: "application/json", bytes: bytes)))
    }
    let isWell = report.failed.isEmpty && report.troubles.isEmpty
    return problems + (await ping(isWell ? settings.pingSuccess : settings.pingFailure))
  }

  /// A run could not do its work.
  public func failed(_ reason: String) async -> [String] { await ping(settings.pingFailure) }

  private func ping(_ address: String?) async -> [String] {
    guard let address else { return [] }
    return await send(FetchRequest(url: address))
  }

  private func write(_ bytes: [UInt8], to file: String) -> [String] {
    do {
      try Data(bytes).write(to: URL(filePath: file), options: .atomic)
      return []
    } catch {
      return ["\(file): the report cannot be written here: \(error.systemReason)"]
    }
  }

  /// The user chose the address, so it may be anywhere, on this machine too.
  private func send(_ request: FetchRequest) async -> [String] {
    guard let host = WebAddress(request.url)?.host else { return ["\(request.url): this is no web address"] }
    var fetching = FetchSettings()
    fetching.allowedHosts = [host]
    fetching.allowsPrivateAddresses = true
    fetching.maxTime = 30_000
    fetching.maxSize = 1 << 20
    do {
      let answer = try await Transport(fetching).send(request)
      return 200..<400 ~= answer.status ? [] : ["\(request.url): answered HTTP \(answer.status)"]
    } catch let error as FetchError {
      return [error.description]
    } catch {
      return ["\(request.url): \(error)"]
    }
  }
}
