internal import ArgumentParser
internal import Dispatch
internal import Glibc
internal import Synchronization

/// Work that ends early and cleanly when somebody presses Ctrl-C, or the system wants the program to end.
enum Interruption {
  private static let numbers = [SIGINT, SIGTERM]

  /// Runs it; a signal cancels its task, a second one ends the program at once, as any does afterwards.
  ///
  /// - Returns: What the work came to. After a signal also the exit status to end with, the one that shells give for
  ///   it: what the work has done until then is still to be told.
  static func heeding<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> (value: Value, ending: ExitCode?) {
    let received = Mutex<Int32?>(nil)
    let task = Task { try await work() }
    let sources = numbers.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        received.withLock { $0 = number }
        leaveToTheSystem()
        task.cancel()
      }
      source.resume()
      return source
    }
    defer {
      for source in sources { source.cancel() }
      leaveToTheSystem()
    }
    let result = await task.result
    let ending = received.withLock { $0 }.map { ExitCode(128 + $0) }
    // What failed because of the signal has been said.
    if let ending, case .failure(is ExitCode) = result { throw ending }
    return (try result.get(), ending)
  }

  private static func leaveToTheSystem() {
    for number in numbers { signal(number, SIG_DFL) }
  }
}
