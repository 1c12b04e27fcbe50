internal import CLibCurl
internal import Glibc

/// The one thread on which curl works, and the way to it.
final class TransferThread: HopCarrier {
  private let queue: TransferQueue
  private let thread: pthread_t

  /// Fails if the system has no memory or no thread for it.
  ///
  /// The properties are set last: one whose properties are set is one that `deinit` takes down.
  init?(settings: FetchSettings, clock: any FetchClock) {
    guard CurlLibrary.isReady, let multi = curl_multi_init() else { return nil }
    let queue = TransferQueue(multi: multi)
    guard let worker = TransferWorker(multi: multi, queue: queue, settings: settings, clock: clock) else {
      curl_multi_cleanup(multi)
      return nil
    }
    guard let thread = Self.thread(of: worker) else { return nil }
    self.queue = queue
    self.thread = thread
  }

  /// Starts the thread, which holds the worker until it ends; `nil` if the system has none.
  private static func thread(of worker: TransferWorker) -> pthread_t? {
    var thread = pthread_t()
    let retained = Unmanaged.passRetained(worker)
    guard pthread_create(&thread, nil, runWorker, retained.toOpaque()) == 0 else {
      retained.release()
      return nil
    }
    return thread
  }

  /// Waits until all is given back.
  ///
  /// There are no transfers any more, as each has a task that holds this, so it takes no time.
  deinit {
    queue.put(.stop)
    pthread_join(thread, nil)
  }

  /// What comes of the hop.
  ///
  /// If the task is cancelled, the transfer ends at once.
  func run(_ hop: Hop) async -> HopResult {
    let id = queue.newID()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        queue.put(.start(id: id, hop, continuation))
        // A task that was cancelled before has told the thread so when it did not know of the transfer yet.
        if Task.isCancelled { queue.put(.cancel(id: id)) }
      }
    } onCancel: {
      queue.put(.cancel(id: id))
    }
  }
}

private func runWorker(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  // Signals belong to the program's own threads. A connection that the server has closed must not end the
  // program by SIGPIPE, and curl leaves that to its caller. (CURLOPT_NOSIGNAL)
  var signals = sigset_t()
  sigfillset(&signals)
  pthread_sigmask(SIG_BLOCK, &signals, nil)
  if let pointer { Unmanaged<TransferWorker>.fromOpaque(pointer).takeRetainedValue().run() }
  return nil
}
