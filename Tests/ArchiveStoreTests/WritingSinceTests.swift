import Testing

@testable import ArchiveStore

/// Whether a run is at work, asked by somebody who takes no lock.
@Suite struct WritingSinceTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.writeSample()
  }

  private func since() throws -> Int64? { try Archive(at: folder.archive).writingSince() }

  @Test func nobody() throws { #expect(try since() == nil) }

  @Test func writerAtWork() throws {
    let writer = try folder.writer()
    // 2026-11-23T13:44:00Z, to the second.
    #expect(try since() == 1_795_441_440_000)
    #expect(try since() == 1_795_441_440_000)
    _ = consume writer
    #expect(try since() == nil)
  }

  /// A killed run leaves its instant behind, and the kernel has given up its lock.
  @Test(arguments: ["2026-11-23T13:44:00Z\n", "2026-11-23T13:44:00Z", "\n", "nonsense\n"])
  func deadRun(_ text: String) throws {
    try folder.write(text, to: ".lock")
    #expect(try since() == nil)
    // Having asked keeps nobody out.
    let writer = try folder.writer()
    _ = consume writer
  }

  @Test func noLockFile() throws {
    try folder.remove(".lock")
    #expect(try since() == nil)
    #expect(!folder.exists(".lock"))
  }
}
