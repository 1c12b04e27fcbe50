internal import CLibCurl
internal import Synchronization

/// What the thread of the transfers is to do: filled by any task, emptied by the thread.
final class TransferQueue: Sendable {
  enum Command {
    case start(id: UInt64, Hop, CheckedContinuation<HopResult, Never>)
    case cancel(id: UInt64)
    case stop
  }

  private struct State {
    var commands: [Command] = []
    var lastID: UInt64 = 0
  }

  private let state = Mutex(State())
  // Safe to share: here it is only given to curl_multi_wakeup, the one call that curl allows from any thread,
  // and it lives until the thread has taken `stop`, which is put in last.
  private nonisolated(unsafe) let multi: UnsafeMutableRawPointer

  init(multi: UnsafeMutableRawPointer) { self.multi = multi }

  func newID() -> UInt64 {
    state.withLock {
      $0.lastID += 1
      return $0.lastID
    }
  }

  func put(_ command: Command) {
    // Inside the lock: else the thread could take `stop` and end before it is woken.
    state.withLock {
      $0.commands.append(command)
      curl_multi_wakeup(multi)
    }
  }

  func takeAll() -> [Command] {
    state.withLock {
      let commands = $0.commands
      $0.commands = []
      return commands
    }
  }
}
