internal import ArgumentParser
internal import Dispatch
internal import Glibc
internal import Synchronization

/// Work that ends early and cleanly when somebody presses Ctrl-C, or the system wants the program to end.
enum Interruption {
  /// Runs it; a signal cancels its task, a second one ends the program at once.
  ///
  /// The exit status after a signal is the one that shells give for it.
  static func heeding<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws
    -> Value
  {
    let received = Mutex<Int32?>(nil)
    let task = Task { try await work() }
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        received.withLock { $0 = number }
        signal(number, SIG_DFL)
        task.cancel()
      }
      source.resume()
      return source
    }
    defer { for source in sources { source.cancel() } }
    let result = await task.result
    if let number = received.withLock({ $0 }) { throw ExitCode(128 + number) }
    return try result.get()
  }
}
