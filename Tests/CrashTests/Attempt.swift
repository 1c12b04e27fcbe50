import Synchronization
import TestSupport

/// One disturbance of one scenario, and what comes of it.
struct Attempt: Sendable {
  /// What is counted together.
  let kind: String
  /// How to find it again.
  let name: String
  /// What it finds; `nil` if this very state was tried before.
  let judge: @Sendable () throws -> Finding?
}

/// How many attempts of each kind are made, spread evenly over the run; `nil` is all that are possible.
struct Density: Sendable {
  var kills: Int?
  var killsInside: Int?
  var shortWrites: Int?
  var fullDisks: Int?
  var otherErrors: Int?
  var powerCuts: Int?
  /// After how many more kills the run that mends is disturbed in its turn.
  var secondRuns: Int?
  /// How many seeds of the power cut that leaves some of the changes.
  var seeds = 1
  /// Every how many-th of those that are chosen is made.
  var step = 1

  static let all = Density(secondRuns: 8, seeds: 3)
  static let some = Density(
    kills: 3, killsInside: 1, shortWrites: 1, fullDisks: 1, otherErrors: 1, powerCuts: 1, secondRuns: 0)
  /// For a second run in `all`, where every attempt is made for each of the kills.
  static let many = Density(
    kills: 30, killsInside: 8, shortWrites: 3, fullDisks: 8, otherErrors: 6, powerCuts: 40, seeds: 2)
  static let few = Density(
    kills: 1, killsInside: 0, shortWrites: 0, fullDisks: 1, otherErrors: 0, powerCuts: 1)
}

extension Scenario {
  /// The attempts on this scenario, and for some kills those on the run that follows.
  ///
  /// One of the kills is right behind the last rename: then there is something to finish, and nothing to add,
  /// so that the next run must not think that nothing is left to do.
  func attempts(_ density: Density, onSecondRuns: Density) throws -> [Attempt] {
    var disk = SimulatedDisk(base)
    try disk.perform(trace)
    guard Self.withoutMappings(disk.intact) == Self.withoutMappings(after) else {
      throw HarnessError("\(name): the program changed files by calls that the fault library does not see")
    }
    var attempts = faults(density, "", from: base, trace) + powerCuts(density, "", disk, after: 0)
    let last = trace.calls.lastIndex { $0.name == "rename" } ?? 0
    for call in Self.spread(Array(1...trace.calls.count), density.secondRuns) + [last + 2] {
      attempts += try secondRun(afterKillBefore: call, onSecondRuns)
    }
    return attempts
  }

  /// The memory that SQLite shares between processes is written through a mapping; nobody relies on it.
  private static func withoutMappings(_ tree: FileTree) -> FileTree {
    var tree = tree
    tree.files = tree.files.filter { !$0.key.hasSuffix("-shm") }
    return tree
  }

  private static func spread<Element>(_ all: [Element], _ limit: Int?, step: Int = 1) -> [Element] {
    if limit == 0 { return [] }
    let count = min(limit ?? all.count, all.count) / step
    guard count < all.count else { return all }
    return (0..<max(count, 1)).map { all[(2 * $0 + 1) * all.count / (2 * max(count, 1))] }
  }

  private func faults(_ density: Density, _ prefix: String, from start: FileTree, _ trace: Trace) -> [Attempt]
  {
    let calls = Array(1...trace.calls.count)
    let halved = calls.filter { trace[$0]?.canBeHalved ?? false }
    let needing = calls.filter { trace[$0]?.needsSpace ?? false }
    let writes = calls.filter { trace[$0]?.name == "write" }
    let (errors, step) = (density.otherErrors, density.step)
    let plan: [(kind: String, Fault.Kind, Fault.SystemError?, [Int])] = [
      ("killed before a call", .kill, nil, Self.spread(calls, density.kills, step: step)),
      ("killed inside a write", .killInside, nil, Self.spread(halved, density.killsInside, step: step)),
      ("short write", .short, nil, Self.spread(halved, density.shortWrites, step: step)),
      ("disk full from a call on", .full, .noSpace, Self.spread(needing, density.fullDisks, step: step)),
      ("no space, once", .fail, .noSpace, Self.spread(calls, errors, step: step)),
      ("quota exceeded from a call on", .full, .quota, Self.spread(writes, errors, step: step)),
      ("input/output error, once", .fail, .io, Self.spread(calls, errors, step: step)),
      ("input/output errors from a call on", .failing, .io, Self.spread(calls, errors, step: step)),
      ("interrupted call", .fail, .interrupted, Self.spread(calls, errors, step: step)),
    ]
    return plan.flatMap { kind, way, error, calls in
      calls.map { call in
        let fault = Fault(kind: way, call: call, error: error)
        return Attempt(kind: prefix + kind, name: "\(name): \(prefix)\(fault)") {
          try judge(fault, from: start, trace)
        }
      }
    }
  }

  /// Power cuts before all calls of the disk behind the first `first`, and after the last.
  private func powerCuts(
    _ density: Density, _ prefix: String, _ disk: SimulatedDisk, after first: Int
  ) -> [Attempt] {
    let seen = SeenTrees()
    let ways: [(String, [SimulatedDisk.Survival])] = [
      ("nothing that was not safe survives", [.nothing]),
      ("names survive", [.names]),
      ("names and half of the bytes survive", [.namesAndHalves]),
      ("bytes survive", [.bytes]),
      ("some of it survives", (0..<UInt64(density.seeds)).map { .some(seed: $0) }),
    ]
    var attempts: [Attempt] = []
    for (way, survivals) in ways {
      // Where little is tried, each way has its own calls.
      let calls = Self.spread(Array(first + 1...disk.calls + 1), density.powerCuts, step: density.step)
      let shift = density.powerCuts == nil ? 0 : attempts.count
      for (call, survival) in calls.flatMap({ call in survivals.map { (call, $0) } }) {
        let call = min(call + shift, disk.calls + 1)
        let kind = "\(prefix)power cut, \(way)"
        attempts.append(
          Attempt(kind: kind, name: "\(name): \(kind): before call \(call - first), \(survival)") {
            let tree = disk.afterPowerCut(before: call, survival)
            return seen.insert(tree) ? try judge(tree) : nil
          })
      }
    }
    return attempts + [powerCutAfterTheEnd(prefix, disk)]
  }

  /// A run that said that all is well may not have left anything to chance.
  func powerCutAfterTheEnd(_ prefix: String, _ disk: SimulatedDisk) -> Attempt {
    let kind = "\(prefix)power cut after the end"
    return Attempt(kind: kind, name: "\(name): \(kind)") {
      var archive = disk.afterPowerCut(before: disk.calls + 1, .nothing).below("archive")
      archive.removeAll(in: ".staging")
      let problems =
        ArchiveCheck(archive, .valid).problems + ArchiveContent(archive).differences(from: content)
      return Finding(problems: problems.map { "the run said that all is well: \($0)" })
    }
  }

  /// Kills the import before a call, and disturbs the run that comes after.
  private func secondRun(afterKillBefore call: Int, _ density: Density) throws -> [Attempt] {
    let folder = try WorkFolder(base)
    var disk = SimulatedDisk(base)
    let kill = Fault(kind: .kill, call: call)
    let killed = try program.importing(pages, in: folder, kill, recordingBytes: true)
    guard killed.status == 137 else { throw HarnessError("\(name): \(kill): the program was not killed") }
    try disk.perform(killed.trace)
    let start = try folder.tree()
    let rerun = try program.importing(pages, in: folder, recordingBytes: true)
    try disk.perform(rerun.trace)
    // What this run comes to is judged where the kill itself is an attempt.
    guard rerun.status == status, !rerun.trace.calls.isEmpty else { return [] }
    let prefix = "after a kill, "
    return
      (faults(density, prefix, from: start, rerun.trace)
      + powerCuts(density, prefix, disk, after: call - 1)).map { attempt in
        Attempt(
          kind: attempt.kind, name: "\(attempt.name) (killed before call \(call))", judge: attempt.judge)
      }
  }
}

/// Which trees were tried.
private final class SeenTrees: Sendable {
  private let hashes = Mutex<Set<Int>>([])

  func insert(_ tree: FileTree) -> Bool {
    let hash = tree.hashValue
    return hashes.withLock { $0.insert(hash).inserted }
  }
}
