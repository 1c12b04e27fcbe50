import FoundationEssentials
import OrderedJSON
import PageMoulds
import Syncing
import TestSupport

/// Runs `sync` day after day, and does to it what happens in a year.
public struct SimulatedYear: Sendable {
  let site: SimulatedSite
  let folder: String
  /// The program `sync-simulation`, for the runs that are disturbed.
  let program: String
  let library: String
  /// Between two runs, in milliseconds.
  let interval: Int64
  /// Every how many-th run is killed.
  let killEvery: Int

  public init(
    _ world: World, folder: String, program: String, library: String, runsADay: Int, killEvery: Int
  ) throws {
    site = try SimulatedSite(world)
    self.folder = folder
    self.program = program
    self.library = library
    self.killEvery = killEvery
    interval = Instant.day / Int64(runsADay)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// Runs through all of it.
  public func pass() async throws -> PastYear {
    var past = PastYear(site: site, folder: folder)
    var numbers = DrawnNumbers(seed: site.world.seed &+ 1)
    let start = site.world.start
    let count = Int(Int64(site.world.days) * Instant.day / interval)
    for number in 0..<count {
      let at = start + Int64(number) * interval + Int64(numbers.draw(below: 1000)) * interval / 10_000
      let call = 1 + numbers.draw(below: 250)
      // On the first run of a day something may happen once.
      let day = (at - start) % Instant.day < interval ? SiteWeather.day(at, in: site.world) : -1
      let run = SimulatedRun(
        site: site, folder: folder, number: number, at: at, error: Self.clockError(on: day))
      try damage(run.archive, on: day)
      if day == 280 {
        past.runs.append(try disturbed(run, fullDiskAt: call))
      } else if number % killEvery == killEvery - 1 {
        past.runs.append(try disturbed(run, killedAt: call))
      } else if number % 97 == 96 {
        past.runs.append(try await twoAtOnce(run, &past.failures))
      } else {
        past.runs.append(try await PastYear.Run(run, report: run.run()))
      }
    }
    return past
  }

  /// The machine's clock is a month ahead for one run in spring, and a day behind for one in autumn.
  private static func clockError(on day: Int) -> Int64 {
    day == 45 ? 30 * Instant.day : day == 260 ? -Instant.day : 0
  }

  /// What is derived may go, or be damaged, at any time.
  private func damage(_ archive: String, on day: Int) throws {
    let files = [
      310: ("sync.sqlite", true), 320: ("sync.sqlite", false), 330: ("catalog.sqlite", true),
      340: ("catalog.sqlite", false),
    ]
    guard let (name, isDeleted) = files[day], FileManager.default.fileExists(atPath: "\(archive)/\(name)")
    else { return }
    if isDeleted {
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: "\(archive)/\(name)\(suffix)")
      }
    } else {
      var content = try Data(contentsOf: URL(filePath: "\(archive)/\(name)"))
      content.replaceSubrange(
        content.count / 3..<content.count / 2, with: Data(count: content.count / 2 - content.count / 3))
      try content.write(to: URL(filePath: "\(archive)/\(name)"))
    }
  }

  // MARK: Disturbances

  private func disturbed(_ run: SimulatedRun, killedAt call: Int) throws -> PastYear.Run {
    try child(run, ["FAULT_AT": "\(call)", "FAULT_KIND": "kill"], "killed at call \(call)")
  }

  /// ENOSPC.
  private func disturbed(_ run: SimulatedRun, fullDiskAt call: Int) throws -> PastYear.Run {
    try child(
      run, ["FAULT_AT": "\(call)", "FAULT_KIND": "full", "FAULT_ERRNO": "28"], "disk full at call \(call)")
  }

  private func child(
    _ run: SimulatedRun, _ faults: [String: String], _ disturbance: String
  ) throws -> PastYear.Run {
    try FileManager.default.createDirectory(atPath: run.archive, withIntermediateDirectories: true)
    var environment = faults
    environment["LD_PRELOAD"] = library
    environment["FAULT_FOLDER"] = run.archive
    environment["FAULT_TRACE"] = "\(folder)/trace"
    environment["FAULT_NO_SYNC"] = "1"
    let result = try start(run, environment)
    try? FileManager.default.removeItem(atPath: "\(folder)/trace")
    switch result.status {
    case 0:
      var past = PastYear.Run(
        number: run.number, at: run.at, error: run.error, ending: .report(try Report(json: result.output)))
      past.disturbance = disturbance
      return past
    case 137, 74:
      return PastYear.Run(
        number: run.number, at: run.at, error: run.error, ending: .died, disturbance: disturbance,
        written: try writtenReport(of: run))
    default:
      throw HarnessError("run \(run.number), \(disturbance): status \(result.status), \(result.errors)")
    }
  }

  private func writtenReport(of run: SimulatedRun) throws -> Report? {
    guard FileManager.default.fileExists(atPath: "\(run.archive)/sync.sqlite") else { return nil }
    let memory = try SyncMemory.open(inArchive: run.archive)
    defer { memory.close() }
    guard let last = try memory.lastRuns(1).first, last.started == run.at + run.error else { return nil }
    // One that an error stopped has a report for `status`, and has told nobody: the next run does.
    return try last.ended.flatMap { _ in last.report }.map { try Report(json: $0) }
  }

  private func start(_ run: SimulatedRun, _ environment: [String: String]) throws
    -> TestSupport.Process.Result
  {
    try TestSupport.Process.run(
      program, ["run"] + run.site.world.arguments + [folder, "\(run.number)", "\(run.at)", "\(run.error)"],
      environment: environment, standardErrorIn: "\(run.folder)/errors")
  }

  /// While one run has the lock another one is started, and has to end at once.
  func twoAtOnce(_ run: SimulatedRun, _ failures: inout [String]) async throws -> PastYear.Run {
    let first = try run.prepared()
    let second = try start(run, [:])
    if second.status != 75 {
      failures.append(
        "run \(run.number): the one beside it ended with \(second.status): \(second.errors)")
    }
    return try await PastYear.Run(run, report: first.run().json.text(.line))
  }
}

extension PastYear.Run {
  init(_ run: SimulatedRun, report: String) throws {
    self.init(number: run.number, at: run.at, error: run.error, ending: .report(try Report(json: report)))
  }
}
