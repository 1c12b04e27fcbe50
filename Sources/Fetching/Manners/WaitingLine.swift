internal import Synchronization

/// The tasks of this process that want something only one can have: first come, first served.
final class WaitingLine: Sendable {
  private struct State {
    var isTaken = false
    var lastTicket = 0
    var waiting: [(ticket: Int, continuation: CheckedContinuation<Void, any Error>)] = []
  }

  private let state = Mutex(State())

  /// Returns when it is this task's turn; throws as soon as the task is cancelled.
  func enter() async throws(CancellationError) {
    let ticket = state.withLock { state in
      state.lastTicket += 1
      return state.lastTicket
    }
    do {
      try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
          let outcome: Result<Void, any Error>? = state.withLock { state in
            // A task that is cancelled from here on is found in the line by the handler below.
            if Task.isCancelled { return .failure(CancellationError()) }
            if !state.isTaken {
              state.isTaken = true
              return .success(())
            }
            state.waiting.append((ticket, continuation))
            return nil
          }
          if let outcome { continuation.resume(with: outcome) }
        }
      } onCancel: {
        let cancelled = state.withLock { state in
          state.waiting.firstIndex { $0.ticket == ticket }.map { state.waiting.remove(at: $0) }
        }
        cancelled?.continuation.resume(throwing: CancellationError())
      }
    } catch {
      throw CancellationError()
    }
  }

  /// How many wait.
  var count: Int { state.withLock { $0.waiting.count } }

  /// Ends the turn of whoever entered last.
  func leave() {
    let next: CheckedContinuation<Void, any Error>? = state.withLock { state in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst().continuation }
      state.isTaken = false
      return nil
    }
    next?.resume()
  }
}
