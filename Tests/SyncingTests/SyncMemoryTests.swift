import FoundationEssentials
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
}
