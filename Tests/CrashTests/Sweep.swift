import FoundationEssentials
import Glibc

/// Makes many attempts, as many at a time as there are processors.
struct Sweep {
  struct Count {
    var tried = 0
    var repeated = 0
    var unfinished = 0
    var setAside = 0
    var failed = 0
  }

  private(set) var counts: [(kind: String, count: Count)] = []
  /// What failed, a line each.
  private(set) var failures: [String] = []

  /// Makes them all; `report` hears of each failure at once, and now and then how many are done.
  init(_ attempts: [Attempt], report: SweepReport? = nil) async throws {
    try await withThrowingTaskGroup(of: (Int, Finding?).self) { group in
      var next = 0
      func start() {
        guard next < attempts.count else { return }
        let (index, attempt) = (next, attempts[next])
        group.addTask { (index, try attempt.judge()) }
        next += 1
      }
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { start() }
      var findings = [Finding?](repeating: nil, count: attempts.count)
      var done = 0
      while let (index, finding) = try await group.next() {
        findings[index] = finding
        done += 1
        if let finding, let failure = Self.failure(of: attempts[index], finding) {
          report?.say("FAILED \(failure)")
        }
        if done % 1000 == 0 { report?.say("\(done) of \(attempts.count)") }
        start()
      }
      for (attempt, finding) in zip(attempts, findings) { add(attempt, finding) }
    }
  }

  private mutating func add(_ attempt: Attempt, _ finding: Finding?) {
    let index = counts.firstIndex { $0.kind == attempt.kind } ?? counts.count
    if index == counts.count { counts.append((attempt.kind, Count())) }
    guard let finding else { return counts[index].count.repeated += 1 }
    counts[index].count.tried += 1
    if finding.isUnfinished { counts[index].count.unfinished += 1 }
    if finding.hasSetAside { counts[index].count.setAside += 1 }
    if let failure = Self.failure(of: attempt, finding) {
      counts[index].count.failed += 1
      failures.append(failure)
    }
  }

  private static func failure(of attempt: Attempt, _ finding: Finding) -> String? {
    guard !finding.problems.isEmpty else { return nil }
    // The first few say what it is.
    let more = finding.problems.count > 4 ? " (and \(finding.problems.count - 4) more)" : ""
    return "\(attempt.name): " + finding.problems.prefix(4).joined(separator: "; ") + more
  }

  /// A line for each kind.
  var summary: String {
    counts.map { kind, count in
      var line = "  \(count.tried) \(kind): " + (count.failed == 0 ? "all stood" : "\(count.failed) FAILED")
      if count.unfinished > 0 { line += ", \(count.unfinished) to be finished by the next run" }
      if count.setAside > 0 { line += ", \(count.setAside) with something set aside" }
      if count.repeated > 0 { line += ", \(count.repeated) more had left what was tried already" }
      return line
    }.joined(separator: "\n")
  }
}

/// The file that is told how far a long sweep has come, and what it found; the test runner keeps what is printed.
struct SweepReport: Sendable {
  let path: String

  func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o666)
    _ = write(file, bytes, bytes.count)
    close(file)
  }
}
