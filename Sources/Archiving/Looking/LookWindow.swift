/// Looks at several articles at once and gives what they came to in the order of asking.
///
/// They are asked for in that order too, each when the one before has its first answer: a run that ends early has done
/// the first ones. While one answer is under way, those before it are read on another core.
public enum LookWindow {
  /// Enough to keep two cores and the hosts of the site busy, and little enough that a run can end soon.
  static let width = 4

  /// Goes on as long as `body` says so; what was asked for beyond that is dropped.
  ///
  /// When the task is cancelled no more are begun, and `body` still gets those that were: some may have come to
  /// something.
  public static func forEach<Item: Sendable>(
    of items: some Sequence<Item>,
    look: @escaping @Sendable (Item, _ whenAnswered: @escaping @Sendable () -> Void) async -> ArticleLook,
    _ body: (Item, ArticleLook) throws -> Bool
  ) async throws {
    var items = items.makeIterator()
    var waiting: [(item: Item, task: Task<ArticleLook, Never>)] = []
    // Ends when the look before has its answer.
    var previous = AsyncStream<Void> { $0.finish() }
    defer { for (_, task) in waiting { task.cancel() } }
    while true {
      while !Task.isCancelled, waiting.count < width, let item = items.next() {
        let (answer, answering) = AsyncStream.makeStream(of: Void.self)
        let task = Task { [previous] in
          for await _ in previous {}
          defer { answering.finish() }
          return await look(item) { answering.finish() }
        }
        waiting.append((item, task))
        previous = answer
      }
      guard !waiting.isEmpty else { return }
      let (item, task) = waiting[0]
      let tasks = waiting.map(\.task)
      let result = await withTaskCancellationHandler {
        await task.value
      } onCancel: {
        for task in tasks { task.cancel() }
      }
      waiting.removeFirst()
      guard try body(item, result) else { return }
    }
  }
}
