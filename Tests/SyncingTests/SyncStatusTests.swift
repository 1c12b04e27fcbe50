import Configuration
import FoundationEssentials
import GRDB
import Testing

@testable import Syncing

@Suite struct SyncStatusTests {
  private let scene: SyncScene
  private let one = SyncScene.docID(1)

  init() throws { scene = try SyncScene() }

  private func status(sources: [SourceEntry] = [], writingSince: Int64? = nil) throws -> SyncStatus? {
    try SyncStatus(inArchive: scene.archive, lastRuns: 5, sources: sources, writingSince: writingSince)
  }

  @Test func runsAreCounted() async throws {
    #expect(try status() == nil)
    scene.list(one)
    scene.publish(one)
    let first = try await scene.run()
    scene.wait(hours: 2)
    scene.publish(one, body: "第一段写在这里，说的是湖边的白鹭。")
    scene.list(SyncScene.docID(2), one)
    let second = try await scene.run()

    let status = try #require(try status())
    #expect(status.runs.map(\.started) == [second.started, first.started])
    #expect(status.runs.map(\.ending) == [.at(second.ended), .at(first.ended)])
    #expect(status.runs.map { $0.counts?.new } == [0, 1])
    #expect(status.runs.map { $0.counts?.changed } == [1, 0])
    // The second one is named and nowhere to be found.
    #expect(status.waiting == 1 && status.givenUp == 0)
    #expect(status.failing.map(\.tries) == [1] && status.failing.first?.answer?.contains("404") == true)
    #expect(status.sources.map(\.name) == ["作者"] && status.sources.first?.entries == 2)
  }

  @Test func runWithoutAnEndDiedUnlessItIsAtWork() async throws {
    try await scene.run()
    let memory = try SyncMemory.open(inArchive: scene.archive)
    for start in [5000, 9000] { _ = try memory.beginRun(at: Int64(start)) }
    #expect(try status()?.runs.map(\.ending).prefix(2) == [.died, .died])
    // The lock is taken first, and its instant is cut to the second.
    #expect(try status(writingSince: 9000)?.runs.map(\.ending).prefix(2) == [.stillAtWork, .died])
    // Somebody else has held the archive since.
    #expect(try status(writingSince: 10_000)?.runs.map(\.ending).prefix(2) == [.died, .died])
    memory.close()
  }

  /// In the middle, and before it began.
  @Test func runThatAnErrorStoppedSaysWhy() async throws {
    scene.list(one)
    scene.publish(one)
    try await scene.run()
    let log = "\(scene.archive)/observations"
    scene.list(one, SyncScene.docID(2))
    scene.publish(SyncScene.docID(2))
    scene.wait(hours: 2)
    do {
      let run = try SyncRun(
        scene.configuration, archive: scene.archive, source: scene.site, clock: scene.clock)
      try FileManager.default.moveItem(atPath: log, toPath: log + ".away")
      try Data().write(to: URL(filePath: log))
      await #expect(throws: SyncError.self) { try await run.run() }
    }
    await #expect(throws: SyncError.self) { try await scene.run() }
    let runs = try #require(try status()).runs
    #expect(runs.map(\.ending).prefix(2) == [.failed, .failed] && runs.count == 3)
    #expect(runs.allSatisfy { $0.ending != .failed || $0.stopped?.contains("observations") == true })

    try FileManager.default.removeItem(atPath: log)
    try FileManager.default.moveItem(atPath: log + ".away", toPath: log)
    #expect(try await scene.run().new.map(\.identifier) == [SyncScene.docID(2)])
  }

  @Test func runThatFindsTheArchiveTakenIsNoRun() async throws {
    let first = try SyncRun(
      scene.configuration, archive: scene.archive, source: scene.site, clock: scene.clock)
    await #expect(throws: SyncError.self) { try await scene.run() }
    _ = try await first.run()
    #expect(try status()?.runs.count == 1)
  }

  @Test func reportThatWaitsForItsCommand() async throws {
    scene.configuration.report.exec = "true"
    scene.list(one)
    scene.publish(one)
    try await scene.run()
    #expect(try status()?.runs.map(\.undelivered) == [["exec: not yet"]])
    let quiet = try await scene.run()
    #expect(quiet.isEmpty)
    #expect(try status()?.runs.map(\.undelivered) == [[], ["exec: not yet"]])
  }

  @Test func reportThatCannotBeReadIsNotCounted() async throws {
    try await scene.run()
    let memory = try SyncMemory.open(inArchive: scene.archive)
    for report in ["", "{}", "[1]", #"{"new": 3}"#] {
      try memory.endRun(memory.beginRun(at: 1), at: 2, report: report, RunNotes(memory))
      #expect(try status()?.runs.first?.counts == nil)
      #expect(try status()?.runs.first?.ending == .at(2))
    }
    memory.close()
  }

  @Test func articleThatWasGivenUp() async throws {
    scene.list(one)
    for _ in 0..<8 {
      try await scene.run()
      scene.wait(hours: 200)
    }
    let status = try #require(try status())
    #expect(status.waiting == 0 && status.givenUp == 1)
    #expect(status.failing.first?.tries == 8 && status.failing.first?.isGivenUp == true)
  }

  /// The configuration says what is followed now.
  @Test func sourcesOfTheConfiguration() async throws {
    try await scene.run()
    let other = SourceEntry(name: "别的", kind: .channel("tech"))
    let sources = try #require(try status(sources: scene.configuration.sources + [other])).sources
    #expect(sources.map(\.name) == ["作者", "别的"])
    #expect(sources.first?.lastRead != nil && sources.first?.trouble != nil)
    #expect(sources.last?.lastRead == nil)
    #expect(try status(sources: [other])?.sources.map(\.name) == ["别的"])
  }

  // MARK: The memory, looked into

  @Test func lookingChangesNothing() async throws {
    try await scene.run()
    let files = try FileManager.default.contentsOfDirectory(atPath: scene.archive).sorted()
    let path = "\(scene.archive)/sync.sqlite"
    let before = try Data(contentsOf: URL(filePath: path))
    _ = try status()
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scene.archive).sorted() == files)
  }

  @Test func besideAWriterInTheMiddleOfAChange() async throws {
    try await scene.run()
    let memory = try SyncMemory.open(inArchive: scene.archive)
    try memory.write { db in
      try db.execute(sql: "INSERT INTO run (started) VALUES (7)")
      // Not committed, so not there.
      #expect(try status()?.runs.count == 1)
    }
    #expect(try status()?.runs.count == 2)
    memory.close()
  }

  /// A run that was killed while it wrote leaves a journal, which SQLite has to undo before anything is read.
  @Test func journalOfADeadRun() async throws {
    try await scene.run()
    let path = "\(scene.archive)/sync.sqlite"
    let memory = try SyncMemory.open(inArchive: scene.archive)
    try memory.write { db in
      // So that the change reaches the file before it is committed.
      try db.execute(sql: "PRAGMA cache_size = 1")
      try db.execute(sql: "PRAGMA cache_spill = 1")
      for number in 0..<300 {
        try db.execute(
          sql: "INSERT INTO told (what, at) VALUES (?, 1)",
          arguments: ["\(number) " + String(repeating: "x", count: 900)])
      }
      try FileManager.default.copyItem(atPath: path, toPath: path + ".copy")
      try FileManager.default.copyItem(atPath: path + "-journal", toPath: path + ".copy-journal")
    }
    memory.close()
    // With a journal that holds nothing there is nothing to undo.
    #expect(try Data(contentsOf: URL(filePath: path + ".copy-journal")).count > 4096)
    for suffix in ["", "-journal"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
      try FileManager.default.moveItem(atPath: path + ".copy" + suffix, toPath: path + suffix)
    }
    #expect(try status()?.runs.count == 1)
    let read = try #require(try SyncMemory.reading(inArchive: scene.archive))
    #expect(try read.health().count == 1)
    read.close()
  }

  @Test func fileThatIsNoDatabase() async throws {
    try await scene.run()
    try Data("this is no database, and long enough for nobody to think so".utf8)
      .write(to: URL(filePath: "\(scene.archive)/sync.sqlite"))
    var message = ""
    do throws(SyncError) {
      _ = try SyncStatus(inArchive: scene.archive, lastRuns: 5, sources: [], writingSince: nil)
    } catch { message = error.description }
    #expect(message == "sync.sqlite: file is not a database")
  }
}
