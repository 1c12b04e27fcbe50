internal import Synchronization

/// Lets one request at a time go to a host, with a pause between the end of one and the start of the next.
///
/// It holds for all tasks of the process, and for all processes that share the state folder: each host has a file
/// there, which is locked while a request is under way and says when the host was last asked.
final class HostLimiter: Sendable {
  private let delay: Int64
  private let patience: Int64
  private let folder: StateFolder?
  private let clock: any FetchClock
  private let hosts = Mutex<[String: Host]>([:])

  /// How often the lock of another process is tried, in milliseconds.
  static let pollInterval: Int64 = 50

  /// - Parameters:
  ///   - delay: milliseconds between two requests to a host.
  ///   - patience: milliseconds up to which a turn waits for a pause that the host asked for.
  ///   - folder: what is shared with other processes; without it only this one is held back.
  init(
    delay: Int64 = Manners().delay, patience: Int64 = Manners().patience, folder: StateFolder?,
    clock: any FetchClock
  ) {
    self.delay = max(0, delay)
    self.patience = patience
    self.folder = folder
    self.clock = clock
  }

  /// Returns when the host may be asked; nobody else may ask it until the turn is ended or goes.
  ///
  /// `spacing` is the pause that the host's robots.txt asks for, in milliseconds; the longer of it and the delay
  /// counts. A turn that cannot come before `deadline` (Unix milliseconds) is not waited for.
  func turn(
    at host: String, spacing: Int64 = 0, before deadline: Int64? = nil
  ) async throws(HostTurnError) -> HostTurn {
    let spacing = max(delay, spacing)
    let host = shared(host)
    do {
      try await host.line.enter()
    } catch {
      throw .cancelled
    }
    do throws(HostTurnError) {
      let file = try await lockedFile(of: host, before: deadline)
      let records = [host.record.withLock(\.self), file?.content(upTo: 100).flatMap(HostRecord.init(bytes:))]
      try checkPause(host, records)
      let wait = records.compactMap { $0?.wait(now: clock.now(), spacing: spacing) }.max() ?? 0
      try await sleep(wait, before: deadline)
      let turn = HostTurn(host: host, file: file, of: folder, clock: clock)
      // If the process is killed, the next one knows that the host has just been asked.
      turn.note(pause: 0)
      return turn
    } catch {
      host.line.leave()
      throw error
    }
  }

  private func shared(_ name: String) -> Host {
    let name = name.lowercased()
    return hosts.withLock { hosts in
      if let host = hosts[name] { return host }
      let host = Host(name: name)
      hosts[name] = host
      return host
    }
  }

  /// The file of the host with its lock; `nil` where there is no folder to have it in.
  private func lockedFile(of host: Host, before deadline: Int64?) async throws(HostTurnError) -> StateFile? {
    guard let folder, let file = folder.open("hosts/\(host.name)") else { return nil }
    while true {
      switch file.tryLock() {
      case .taken: return file
      case .busy: break
      case .failed(let code):
        folder.warnOnce(code)
        return nil
      }
      // The other process may be waiting for the end of a pause that is too long for this one.
      try checkPause(host, [file.content(upTo: 100).flatMap(HostRecord.init(bytes:))])
      // Or it may hang, or be stopped with Ctrl-Z.
      try await sleep(Self.pollInterval, before: deadline)
    }
  }

  private func checkPause(_ host: Host, _ records: [HostRecord?]) throws(HostTurnError) {
    let now = clock.now()
    let left = records.compactMap { $0?.pauseLeft(now: now) }.max() ?? 0
    if left > patience { throw .paused(host: host.name, until: now + left) }
  }

  private func sleep(_ milliseconds: Int64, before deadline: Int64?) async throws(HostTurnError) {
    guard milliseconds > 0 else { return }
    if let deadline, milliseconds > deadline - clock.now() { throw .late }
    do {
      try await clock.sleep(milliseconds: milliseconds)
    } catch {
      throw .cancelled
    }
  }

  /// What the tasks of this process share of one host.
  final class Host: Sendable {
    let name: String
    let line = WaitingLine()
    let record = Mutex<HostRecord?>(nil)

    init(name: String) {
      self.name = name
    }
  }
}

/// Why a host may not be asked now.
enum HostTurnError: Error, Sendable, Hashable {
  case cancelled
  /// The turn comes after the time that there is for it.
  case late
  /// The host asked to be left alone for longer than a run waits, until this instant (Unix milliseconds).
  case paused(host: String, until: Int64)
}
