/// Examines objects side by side and gives the reports in the order of the objects.
struct ExaminationQueue: Sendable {
  let folder: ArchiveFolder
  let workers: Int
  let checkContent: ContentCheck?

  /// Takes objects from `next` until there are no more.
  func run(
    next: () -> ObjectName?, report: (ObjectExamination.Report) throws(ArchiveError) -> Void
  ) async throws(ArchiveError) {
    var failure: ArchiveError?
    await withTaskGroup(of: (Int, ObjectExamination.Report).self) { group in
      var (begun, reported, running) = (0, 0, 0)
      // Those that were quicker than one before them; never more than this window, however slow that one is.
      var waiting: [Int: ObjectExamination.Report] = [:]
      let window = 16 * max(1, workers)
      var isMore = true
      while true {
        while isMore, failure == nil, running < max(1, workers), begun - reported < window {
          guard let name = next() else {
            isMore = false
            break
          }
          let (index, folder, checkContent) = (begun, folder, checkContent)
          group.addTask {
            (index, ObjectExamination.report(on: name, in: folder, checkContent: checkContent))
          }
          begun += 1
          running += 1
        }
        guard let (index, found) = await group.next() else { return }
        running -= 1
        waiting[index] = found
        while failure == nil, let found = waiting.removeValue(forKey: reported) {
          reported += 1
          do throws(ArchiveError) {
            try report(found)
          } catch {
            failure = error
          }
        }
      }
    }
    if let failure { throw failure }
  }
}
