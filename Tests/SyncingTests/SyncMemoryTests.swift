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
    try memory.endRun(run, at: 9, report: "{}")
    #expect(try memory.lastRuns(3) == [PastRun(started: 5, ended: 9, report: "{}")])
    memory.close()
  }

  @Test func troubleThatLastsIsToldOnceADay() throws {
    let memory = try SyncMemory.open(inArchive: folder)
    let day: Int64 = 86_400_000
    #expect(try memory.isTimeToTell("一", at: day))
    #expect(try !memory.isTimeToTell("一", at: 2 * day - 1))
    #expect(try memory.isTimeToTell("一", at: 2 * day))
    try memory.forgetTold("一")
    #expect(try memory.isTimeToTell("一", at: 2 * day + 1))
    // The clock went back.
    #expect(try memory.isTimeToTell("一", at: day))
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
