/// What a run tells, and what it makes of articles that were not found: it is remembered together with the run's
/// report, or not at all.
///
/// So a run that dies before its report is written leaves things as if it had told nothing, which is so.
struct RunNotes {
  private let memory: SyncMemory
  private(set) var told: Set<String> = []
  /// What is over: if it comes back, it is told of at once.
  private(set) var over: Set<String> = []
  /// By article; `nil` within is an article that is there.
  private(set) var absences: [String: NotedAbsence?] = [:]

  init(_ memory: SyncMemory) { self.memory = memory }

  /// Whether it is time to tell of something that lasts: when it begins, and once a day after that.
  ///
  /// It counts as told from then on.
  mutating func isTimeToTell(_ what: String, at now: Int64) throws(SyncError) -> Bool {
    if told.contains(what) { return false }
    if !over.contains(what), try memory.isToldLately(what, at: now) { return false }
    told.insert(what)
    return true
  }

  mutating func isOver(_ what: String) { over.insert(what) }

  func absence(of article: String) throws(SyncError) -> NotedAbsence? {
    if let noted = absences[article] { return noted }
    return try memory.absence(of: article)
  }

  mutating func note(_ absence: NotedAbsence?, of article: String) {
    absences.updateValue(absence, forKey: article)
  }
}
