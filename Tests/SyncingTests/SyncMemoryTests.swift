import FoundationEssentials
import GRDB
import Testing

@testable import Syncing

@Suite struct SyncMemoryTests {
  private let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "memory-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func article(_ name: String, published: Int64? = nil) -> QueuedArticle {
    QueuedArticle(
      article: "0001899O/\(name)", address: "https://www.163.com/news/article/\(name).html", source: "一",
      headline: "题目", published: published, foundAt: 1)
  }

  @Test func queueGivesTheNewestFirstAndKeepsThePlaceOfWhatWaits() throws {
    let memory = try SyncMemory.open(inArchive: folder)
    try memory.enqueue([article("A", published: 5), article("B", published: 9)])
    try memory.postpone("0001899O/B", until: 100, because: "HTTP 404")
    try memory.enqueue([article("B", published: 9), article("C", published: 7)])
    #expect(try memory.queued(readyAt: 99).map(\.article) == ["0001899O/C", "0001899O/A"])
    let all = try memory.queued(readyAt: 100)
    // What was tried in vain comes behind what was not tried.
    #expect(all.map(\.article) == ["0001899O/C", "0001899O/A", "0001899O/B"])
    #expect(all.last?.tries == 1 && all.last?.answer == "HTTP 404")
    try memory.dequeue("0001899O/C")
    #expect(try memory.queued().count == 2)
    memory.close()
  }

  @Test func whatIsRememberedOutlivesTheRun() throws {
    var memory = try SyncMemory.open(inArchive: folder)
    var health = SourceHealth(name: "一")
    health.lastRead = 1
    health.entries = 20
    health.trouble = "answered HTTP 404"
    health.account = "T1475143788671"
    try memory.put(health)
    let run = try memory.beginRun(at: 5)
    memory.close()

    memory = try SyncMemory.open(inArchive: folder)
    #expect(try memory.health() == [health])
    #expect(try memory.health(ofSource: "二") == SourceHealth(name: "二"))
    #expect(try memory.lastRuns(3) == [PastRun(started: 5, ended: nil, report: nil)])
    try memory.endRun(run, at: 9, report: "{}", RunNotes(memory))
    #expect(try memory.lastRuns(3) == [PastRun(started: 5, ended: 9, report: "{}")])
    memory.close()
  }

  @Test func troubleThatLastsIsToldOnceADay() throws {
    let memory = try SyncMemory.open(inArchive: folder)
    let day: Int64 = 86_400_000
    func isTimeToTell(at now: Int64, afterItWasOver isOver: Bool = false) throws -> Bool {
      var notes = RunNotes(memory)
      if isOver { notes.isOver("一") }
      let isTime = try notes.isTimeToTell("一", at: now)
      #expect(try !notes.isTimeToTell("一", at: now))
      try memory.endRun(memory.beginRun(at: now), at: now, report: "", notes)
      return isTime
    }
    #expect(try isTimeToTell(at: day))
    #expect(try !isTimeToTell(at: 2 * day - 1))
    #expect(try isTimeToTell(at: 2 * day))
    #expect(try isTimeToTell(at: 2 * day + 1, afterItWasOver: true))
    // The clock went back.
    #expect(try isTimeToTell(at: day))
    memory.close()
  }

  @Test func absencesAreWrittenWithTheReportAndOutliveADay() throws {
    let memory = try SyncMemory.open(inArchive: folder)
    var notes = RunNotes(memory)
    notes.note(.unconfirmed(since: 5), of: "一/甲")
    notes.note(.told, of: "一/乙")
    #expect(try memory.absence(of: "一/甲") == nil && notes.absence(of: "一/甲") == .unconfirmed(since: 5))
    let run = try memory.beginRun(at: 5)
    try memory.endRun(run, at: 5, report: "", notes)
    try memory.endRun(run, at: 1 << 40, report: "", RunNotes(memory))
    #expect(try memory.absence(of: "一/甲") == .unconfirmed(since: 5))
    #expect(try memory.absence(of: "一/乙") == .told)
    notes = RunNotes(memory)
    notes.note(.told, of: "一/甲")
    notes.note(nil, of: "一/乙")
    #expect(try notes.absence(of: "一/乙") == nil)
    try memory.endRun(run, at: 6, report: "", notes)
    #expect(try memory.absence(of: "一/甲") == .told && memory.absence(of: "一/乙") == nil)
    memory.close()
  }

  @Test func memoryOfANewerVersionIsAnErrorAndStays() throws {
    let memory = try SyncMemory.open(inArchive: folder)
    try memory.setVersion(1000)
    memory.close()
    for open in [SyncMemory.open(inArchive:), { try SyncMemory.reading(inArchive: $0) }] {
      #expect(throws: SyncError.memory("sync.sqlite: a newer netease-archive has made it; install that one"))
      {
        try open(folder)
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["sync.sqlite"])
  }

  /// A run that was killed before anything was written into the file it had made.
  @Test func emptyFileIsNoMemory() throws {
    try Data().write(to: URL(filePath: "\(folder)/sync.sqlite"))
    #expect(try SyncMemory.reading(inArchive: folder) == nil)
    let memory = try SyncMemory.open(inArchive: folder)
    #expect(memory.damaged == nil)
    memory.close()
  }

  @Test func damagedMemoryIsPutAsideAndBegunAnew() throws {
    let path = "\(folder)/sync.sqlite"
    let first = try SyncMemory.open(inArchive: folder)
    try first.enqueue((0..<500).map { article("A\($0)") })
    first.close()
    var bytes = try Data(contentsOf: URL(filePath: path))
    for index in 4096..<min(bytes.count, 12_288) { bytes[index] = 0xAA }
    try bytes.write(to: URL(filePath: path))

    let second = try SyncMemory.open(inArchive: folder)
    #expect(try second.queued().isEmpty)
    #expect(second.damaged == "sync.sqlite.damaged-1")
    second.close()
    #expect(FileManager.default.fileExists(atPath: path + ".damaged-1"))
  }

  @Test func fileThatIsNoDatabaseIsPutAside() throws {
    try Data("this is no database, and long enough for nobody to think so".utf8)
      .write(to: URL(filePath: "\(folder)/sync.sqlite"))
    let memory = try SyncMemory.open(inArchive: folder)
    #expect(try memory.queued().isEmpty)
    memory.close()
  }

  /// As the first version of the program left it.
  @Test func memoryOfVersion1IsKept() throws {
    let path = "\(folder)/sync.sqlite"
    let database = try DatabaseQueue(path: path)
    try database.write { db in
      try db.execute(
        sql: """
          CREATE TABLE queue (
            article TEXT PRIMARY KEY, address TEXT NOT NULL, source TEXT NOT NULL, headline TEXT, published INTEGER,
            foundAt INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0, nextTry INTEGER NOT NULL DEFAULT 0, answer TEXT
          ) WITHOUT ROWID;
          CREATE TABLE source (
            name TEXT PRIMARY KEY, lastRead INTEGER, lastYield INTEGER, lastNew INTEGER,
            entries INTEGER NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0,
            unreadable INTEGER NOT NULL DEFAULT 0, trouble TEXT, place TEXT, account TEXT
          ) WITHOUT ROWID;
          CREATE TABLE missing (article TEXT PRIMARY KEY, since INTEGER NOT NULL) WITHOUT ROWID;
          CREATE TABLE told (what TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
          CREATE TABLE run (id INTEGER PRIMARY KEY, started INTEGER NOT NULL, ended INTEGER, report TEXT);
          INSERT INTO source (name, entries, account) VALUES ('一', 20, 'T1475143788671');
          INSERT INTO run (started, ended, report) VALUES (5, 9, '{}');
          PRAGMA user_version = 1;
          """)
    }
    try database.close()

    var health = SourceHealth(name: "一")
    health.entries = 20
    health.account = "T1475143788671"
    let reading = try #require(try SyncMemory.reading(inArchive: folder))
    #expect(try reading.health() == [health])
    reading.close()
    for _ in 1...2 {
      let memory = try SyncMemory.open(inArchive: folder)
      #expect(try memory.health(ofSource: "一") == health)
      #expect(try memory.lastRuns(1) == [PastRun(started: 5, ended: 9, report: "{}")])
      #expect(try memory.lengthReadToEnd(ofSource: "一") == nil)
      memory.close()
    }
    #expect(!FileManager.default.fileExists(atPath: path + ".damaged-1"))
  }

  @Test func readingIsNotedWithWhatItFound() throws {
    let memory = try SyncMemory.open(inArchive: folder)
    let health = SourceHealth(name: "一")
    try memory.noteReading(health, wanted: [article("A")], readToEnd: 60)
    #expect(try memory.lengthReadToEnd(ofSource: "一") == 60)
    #expect(try memory.queued().map(\.article) == ["0001899O/A"])
    try memory.noteReading(health, wanted: [], readToEnd: nil)
    #expect(try memory.lengthReadToEnd(ofSource: "一") == nil)
    memory.close()
  }

  @Test func clockThatRanAheadParksNothing() throws {
    let memory = try SyncMemory.open(inArchive: folder)
    try memory.enqueue([article("A"), article("B")])
    let now: Int64 = 1_000_000_000
    let hour: Int64 = 3_600_000
    try memory.postpone("0001899O/A", until: now + 30 * 24 * hour, because: "HTTP 404")
    // As long as the last wait before an article is given up.
    try memory.postpone("0001899O/B", until: now + 64 * hour, because: "HTTP 404")
    #expect(try memory.queued(readyAt: now).map(\.article) == ["0001899O/A"])
    // What was given up is no such thing.
    for _ in 1...7 { try memory.postpone("0001899O/A", until: .max, because: "HTTP 404") }
    #expect(try memory.queued(readyAt: now).isEmpty && memory.countWaiting() == 1)
    // Nor does its rest last for ever.
    #expect(try !memory.isQueued("0001899O/A", at: now))
    try memory.postpone("0001899O/A", until: now + 7 * 24 * hour, because: "HTTP 404")
    #expect(try memory.isQueued("0001899O/A", at: now))
    memory.close()
  }
}
