import FoundationEssentials
import Glibc
import Testing

@testable import ArchiveStore

@Suite struct DiskUseTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ count: Int, _ length: (Int) -> Int) throws {
    var writer = try folder.writer()
    for number in 0..<count {
      let name = try ObjectName(column: "051481US", name: "A\(1000 + number)")
      let text = String(repeating: "x", count: length(number))
      _ = try writer.stage(["article.txt": Array(text.utf8)], to: name, message: "first")
    }
    try writer.commit()
    try writer.markIndexed()
  }

  /// What du says of a folder of the archive, which is its own blocks too.
  private func du(_ path: String) throws -> Int64 {
    var sum: Int64 = 0
    for file in try [""] + FileManager.default.subpathsOfDirectory(atPath: "\(folder.archive)/\(path)") {
      var status = stat()
      try #require(lstat("\(folder.archive)/\(path)/\(file)", &status) == 0)
      sum += Int64(status.st_blocks) * 512
    }
    return sum
  }

  @Test func fewArticlesAreMeasured() throws {
    try write(5) { 100_000 * $0 }
    try folder.write("x", to: "catalog.sqlite")
    try folder.write(String(repeating: "x", count: 50_000), to: "observations/2026-11.jsonl")
    let use = try Archive(at: folder.archive).diskUse()
    #expect(use.articles == 5 && use.measured == 5 && !use.isEstimate)
    let objects = try (0..<5).map { try du("objects/051481US/A\(1000 + $0)") }.reduce(0, +)
    #expect(use.objects == objects && use.objects > 1_000_000)
    #expect(try use.others["observations"] == du("observations"))
    #expect(use.others["catalog.sqlite"] ?? 0 > 0 && use.others["objects"] == nil)
  }

  /// One in four is long, and about as many of those that are measured.
  @Test func manyArticlesAreEstimated() throws {
    try write(32) { $0 % 4 == 0 ? 400_000 : 1 }
    let archive = try Archive(at: folder.archive)
    let all = try archive.diskUse()
    let some = try archive.diskUse(measuring: 13)
    #expect(some.articles == 32 && some.measured == 13 && some.isEstimate)
    #expect(abs(Double(some.objects) / Double(all.objects) - 1) < 0.4)
  }

  @Test func emptyArchive() throws {
    try write(0) { $0 }
    let use = try Archive(at: folder.archive).diskUse()
    #expect(use.articles == 0 && use.objects == 0 && !use.isEstimate)
  }
}
