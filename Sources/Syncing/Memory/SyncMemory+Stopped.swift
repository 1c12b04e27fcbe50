internal import ArchiveStore
internal import Archiving
internal import GRDB
internal import OrderedJSON

/// Runs that an error stopped: they have no end, and what they have kept is told by the next one.
extension SyncMemory {
  /// Notes what a run had done so far, and why it did no more.
  ///
  /// Where this cannot be written either, the run looks as if it had died.
  func noteStop(of run: Int64, because error: SyncError, _ report: SyncReport, at now: Int64) {
    var report = report
    report.ended = now
    report.stopped = error.description
    let json = report.json.text(.pretty)
    try? write { try $0.execute(sql: "UPDATE run SET report = ? WHERE id = ?", arguments: [json, run]) }
  }

  /// Notes a run that could not begin, so that `status` knows of it.
  ///
  /// Not where somebody else is at work, nor where there is no archive to note it in.
  static func noteRun(stoppedBy error: KeepingError, inArchive folder: String, at now: Int64) {
    if case .archive(let error) = error, [.locked, .cannotCreate, .notAnArchive].contains(error.kind) {
      return
    }
    guard let memory = try? open(inArchive: folder) else { return }
    if let run = try? memory.beginRun(at: now) {
      memory.noteStop(of: run, because: .keeping(error), SyncReport(started: now), at: now)
    }
    memory.close()
  }
}
