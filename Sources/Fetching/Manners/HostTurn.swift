import Glibc
internal import Synchronization

/// The right to send one request to a host; given back when it is ended or goes.
struct HostTurn: ~Copyable, Sendable {
  private let host: HostLimiter.Host
  private let file: StateFile?
  private let folder: StateFolder?
  private let clock: any FetchClock
  private var pause: Int64 = 0

  init(host: HostLimiter.Host, file: consuming StateFile?, of folder: StateFolder?, clock: any FetchClock) {
    self.host = host
    self.file = file
    self.folder = folder
    self.clock = clock
  }

  deinit {
    note(pause: pause)
    file?.unlock()
    host.line.leave()
  }

  /// Ends the turn: the answer is there, or there will be none.
  ///
  /// `pause` is how long the host asked to be left alone, in milliseconds (`Retry-After`); other runs heed it too.
  consuming func end(pausing pause: Int64 = 0) {
    self.pause = pause
  }

  /// Writes down that the host is being asked, or was, at this instant.
  func note(pause: Int64) {
    let record = HostRecord(lastRequest: clock.now(), pause: pause)
    host.record.withLock { $0 = record }
    if file?.replaceContent(with: record.bytes) == false { folder?.warnOnce(errno) }
  }
}
