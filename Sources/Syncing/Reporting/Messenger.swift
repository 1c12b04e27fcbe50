internal import ArticleModel
public import Configuration
public import Fetching
internal import FoundationEssentials
internal import OperatingSystem
internal import OrderedJSON

/// Takes the report of a run to those who want it: a file, a command, a web address, and the addresses that are
/// pinged so that somebody notices when there are no runs any more.
///
/// What cannot be delivered is told in words, once a day; it never fails the run, whose work is done. The next run
/// brings it.
public struct Messenger: Sendable {
  private let settings: Configuration.Report
  private let folder: String
  private let clock: any FetchClock

  /// `folder` is the archive's, whose memory has what is to be delivered.
  public init(_ settings: Configuration.Report, archive folder: String, clock: any FetchClock) {
    self.settings = settings
    self.folder = folder
    self.clock = clock
  }

  /// A run begins.
  public func started() async -> [String] { await ping(settings.pingStart) }

  /// A run did what there was to do; of one with nothing to tell only the file and the pings hear.
  public func ended(_ report: SyncReport) async -> [String] {
    var problems: [String] = []
    if let file = settings.file { problems += write(report.json.utf8(.pretty), to: file) }
    do throws(SyncError) {
      problems += try await deliver(after: report)
    } catch {
      problems.append(error.description)
    }
    return problems + (await ping(report.isWell ? settings.pingSuccess : settings.pingFailure))
  }

  /// Brings what has not arrived yet to its channel, in the order of the runs; a channel that fails gets nothing more.
  private func deliver(after report: SyncReport) async throws(SyncError) -> [String] {
    if ReportChannel.all(in: settings).isEmpty { return [] }
    let memory = try SyncMemory.open(inArchive: folder)
    defer { memory.close() }
    var failing: [ReportChannel: String] = [:]
    var problems: [String] = []
    for item in try memory.undelivered() {
      if item.isPerhapsUnderWay(at: clock.now()), item.started != report.started { continue }
      if failing[item.channel] == nil, let problem = await send(Array(item.report.utf8), to: item.channel) {
        failing[item.channel] = problem
      }
      guard let problem = failing[item.channel] else {
        try memory.noteDelivered(item)
        continue
      }
      if try memory.noteUndelivered(item, because: problem, at: clock.now()) { problems.append(problem) }
    }
    return problems
  }

  /// Gives what went wrong, if anything.
  private func send(_ report: [UInt8], to channel: ReportChannel) async -> String? {
    switch channel {
    case .command:
      guard let command = settings.exec else { return nil }
      return await Task.detached { ReportCommand(command).run(input: report) }.value.first
    case .webhook:
      guard let address = settings.webhook else { return nil }
      let content = FetchRequest.Content(type: "application/json", bytes: report)
      return await send(FetchRequest(url: address, content: content)).first
    }
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
      if 200..<300 ~= answer.status { return [] }
      let words = answer.unfollowed?.asAdvice ?? "answered HTTP \(answer.status)"
      return ["\(request.url): \(words)"]
    } catch let error as FetchError {
      return [error.description]
    } catch {
      return ["\(request.url): \(error)"]
    }
  }
}

extension UndeliveredReport {
  /// Whether the run itself may be at it, which gives up the archive before: a command may take its time.
  fileprivate func isPerhapsUnderWay(at now: Int64) -> Bool {
    reason == nil && (0..<3_600_000).contains(now - ended)
  }
}

extension UnfollowedRedirect {
  /// A report is not taken elsewhere than where the user wants it.
  fileprivate var asAdvice: String {
    switch self {
    case .notWanted(let target), .hostNotAllowed(let target):
      "it redirects to \(target); if that is right, write that address"
    case .badAddress, .loop, .tooMany: description
    }
  }
}
