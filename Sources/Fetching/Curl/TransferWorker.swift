internal import CLibCurl

/// Does the transfers, all at once, on the thread that calls ``run()``.
///
/// It owns curl's multi handle, with the connections that are kept, and what the transfers share.
final class TransferWorker {
  /// More wait, so that file descriptors last whoever asks.
  private static let largestCount = 64
  /// How many connections without work are kept.
  private static let keptConnections = 16
  /// In milliseconds; whenever something happens, waiting ends earlier.
  private static let longestWait: Int32 = 60_000

  private typealias Continuation = CheckedContinuation<HopResult, Never>
  private struct Active {
    let id: UInt64
    let transfer: Transfer
    let continuation: Continuation
  }

  private let multi: UnsafeMutableRawPointer
  private let queue: TransferQueue
  private let settings: FetchSettings
  private let clock: any FetchClock
  private let cookies: CookieShare
  private var waiting: [(id: UInt64, hop: Hop, continuation: Continuation)] = []
  /// By curl's handle.
  private var active: [UnsafeMutableRawPointer: Active] = [:]

  /// Takes the multi handle over, if it does not fail: for lack of memory.
  init?(
    multi: UnsafeMutableRawPointer, queue: TransferQueue, settings: FetchSettings, clock: any FetchClock
  ) {
    guard let cookies = CookieShare(file: settings.cookieFile) else { return nil }
    self.cookies = cookies
    self.multi = multi
    self.queue = queue
    self.settings = settings
    self.clock = clock
    _ = na_multi_set_long(multi, CURLMOPT_MAXCONNECTS, Self.keptConnections)
  }

  deinit { curl_multi_cleanup(multi) }

  func run() {
    while takeCommands() {
      startWaiting()
      var running: Int32 = 0
      var code = curl_multi_perform(multi, &running)
      finishDone()
      if code == CURLM_OK, waiting.isEmpty || active.count == Self.largestCount {
        code = curl_multi_poll(multi, nil, 0, Self.longestWait, nil)
      }
      // Nothing more can be expected of curl then.
      if code != CURLM_OK { failAll(String(cString: curl_multi_strerror(code))) }
    }
    failAll("the fetcher ends")
  }

  /// `false` when there is nothing more to do.
  private func takeCommands() -> Bool {
    for command in queue.takeAll() {
      switch command {
      case .start(let id, let hop, let continuation): waiting.append((id, hop, continuation))
      case .cancel(let id): cancel(id)
      case .stop: return false
      }
    }
    return true
  }

  private func startWaiting() {
    while active.count < Self.largestCount, !waiting.isEmpty {
      let (id, hop, continuation) = waiting.removeFirst()
      guard let transfer = Transfer(hop, settings: settings, clock: clock) else {
        continuation.resume(returning: nothing(.failed, "there is no memory for it"))
        continue
      }
      cookies.give(to: transfer.easy)
      if let refusal = transfer.easy.refusal {
        continuation.resume(returning: transfer.result(refusal))
        continue
      }
      let code = curl_multi_add_handle(multi, transfer.easy.pointer)
      guard code == CURLM_OK else {
        continuation.resume(returning: nothing(.failed, String(cString: curl_multi_strerror(code))))
        continue
      }
      active[transfer.easy.pointer] = Active(id: id, transfer: transfer, continuation: continuation)
    }
  }

  private func finishDone() {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle else { continue }
      // The message goes with the handle.
      let code = message.pointee.data.result
      finish(handle) { $0.result(code) }
    }
  }

  private func cancel(_ id: UInt64) {
    if let index = waiting.firstIndex(where: { $0.id == id }) {
      waiting.remove(at: index).continuation.resume(returning: nothing(.cancelled, "cancelled"))
    } else if let handle = active.first(where: { $0.value.id == id })?.key {
      finish(handle) { $0.result(failure: HopFailure(kind: .cancelled, message: "cancelled")) }
    }
  }

  private func failAll(_ message: String) {
    for handle in Array(active.keys) {
      finish(handle) { $0.result(failure: HopFailure(kind: .failed, message: message)) }
    }
    for (_, _, continuation) in waiting { continuation.resume(returning: nothing(.failed, message)) }
    waiting = []
  }

  /// Takes the transfer out of curl's hands, and says what came of it.
  private func finish(_ handle: UnsafeMutableRawPointer, _ result: (Transfer) -> HopResult) {
    guard let done = active.removeValue(forKey: handle) else { return }
    curl_multi_remove_handle(multi, handle)
    done.continuation.resume(returning: result(done.transfer))
  }

  private func nothing(_ kind: FetchError.Kind, _ message: String) -> HopResult {
    HopResult(
      sent: SentRequest(at: clock.now()), answer: AnswerBuffer(bodyLimit: 0),
      failure: HopFailure(kind: kind, message: message))
  }
}
