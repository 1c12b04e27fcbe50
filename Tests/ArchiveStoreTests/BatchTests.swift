import Testing

@testable import ArchiveStore

/// What a batch brings, and when.
@Suite struct BatchTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func nothingIsThereBeforeTheCommitAndAllAfterIt() throws {
    var writer = try folder.writer()
    try SampleBatch.prepare(&writer)
    let before = try folder.contents()
    try SampleBatch.stage(&writer)
    #expect(try folder.contents().filter { !$0.key.hasPrefix(".staging/") } == before)
    #expect(writer.unindexed.isEmpty)

    try writer.commit()
    #expect(try writer.unindexed == SampleBatch.articles())
    #expect(try writer.object(Sample.name())?.head.description == "v2")
    for name in [try SampleBatch.neighbour(), try SampleBatch.stranger(), try SampleBatch.fellow()] {
      let object = try #require(try writer.object(name))
      #expect(object.head == .first)
      for (file, bytes) in Sample.first { #expect(try object.content(of: file) == bytes) }
    }
    #expect(try writer.object(SampleBatch.absent()) == nil)
    #expect(try folder.text("\(Sample.folder)/inventory.json") == Sample.secondInventory)
    #expect(try folder.text("observations/2026-11.warc.gz") == "oldnew")
    #expect(try folder.text("observations/2026-11.jsonl").split(separator: "\n").count == 2)
    #expect(try folder.text("observations/2026-12.jsonl").split(separator: "\n").count == 1)
    #expect(folder.exists(".staging/journal.json"))

    try writer.markIndexed()
    #expect(writer.unindexed.isEmpty)
    #expect(try folder.contents().keys.allSatisfy { !$0.hasPrefix(".staging/") })
  }

  @Test func readmeAndStorageRootAreAllThatANewArchiveHas() throws {
    _ = try folder.writer()
    #expect(try folder.contents().keys.sorted() == ["README.md", "objects/0=ocfl_1.1"])
    #expect(!folder.exists("observations"))
  }

  @Test func batchThatIsNotCommittedIsGone() throws {
    do {
      var writer = try folder.writer()
      try SampleBatch.prepare(&writer)
    }
    let before = try folder.contents()
    do {
      var writer = try folder.writer()
      try SampleBatch.stage(&writer)
    }
    #expect(try folder.contents() != before)
    let writer = try folder.writer()
    #expect(writer.unindexed.isEmpty)
    #expect(try folder.contents() == before)
  }

  @Test func secondChangeOfAnObjectWaitsForTheCommit() throws {
    var writer = try folder.writer()
    let name = try Sample.name()
    var isStaged = [writer.isStaged(name)]
    _ = try writer.stage(Sample.first, to: name, message: "first")
    isStaged.append(writer.isStaged(name))
    let error = failure { _ = try writer.stage(Sample.second, to: name, message: "second") }
    #expect(error?.kind == .unsafeName)
    #expect(error?.path == Sample.folder)
    try writer.commit()
    isStaged.append(writer.isStaged(name))
    #expect(isStaged == [false, true, false])
    _ = try writer.stage(Sample.second, to: name, message: "second")
    try writer.commit()
    #expect(try folder.text("\(Sample.folder)/inventory.json") == Sample.secondInventory)
  }

  @Test func articlesStayUnindexedUntilItIsSaid() throws {
    do {
      var writer = try folder.writer()
      _ = try writer.stage(Sample.first, to: Sample.name(), message: "first")
      try writer.commit()
      try writer.note(SampleBatch.observation(SampleBatch.november, of: SampleBatch.stranger()))
      _ = try writer.stage(Sample.second, to: Sample.name(), message: "second")
      try writer.commit()
      #expect(try writer.unindexed == [Sample.name(), SampleBatch.stranger()])
    }
    do {
      let next = try folder.writer()
      #expect(try next.unindexed == [Sample.name(), SampleBatch.stranger()])
    }
    do {
      var next = try folder.writer()
      #expect(try next.unindexed == [Sample.name(), SampleBatch.stranger()])
      try next.markIndexed()
    }
    let last = try folder.writer()
    #expect(last.unindexed.isEmpty)
  }

  @Test func whatIsStagedBeforeTheCatalogIsUpToDateStays() throws {
    var writer = try folder.writer()
    _ = try writer.stage(Sample.first, to: Sample.name(), message: "first")
    try writer.commit()
    _ = try writer.stage(Sample.first, to: SampleBatch.neighbour(), message: "first")
    _ = try writer.stage(Sample.second, to: Sample.name(), message: "second")
    try writer.markIndexed()
    try writer.commit()
    #expect(try writer.unindexed == [SampleBatch.neighbour(), Sample.name()])
    #expect(try writer.object(SampleBatch.neighbour())?.head.description == "v1")
  }

  @Test(arguments: [FlushWay.wholeFileSystem, .eachFile])
  func changeThatCannotBeStagedLeavesTheOthers(way: FlushWay) throws {
    var writer = try folder.writer(Cut(.death), way: way)
    let deep = Array(repeating: String(repeating: "d", count: 100), count: 45).joined(separator: "/")
    _ = try writer.stage(Sample.first, to: SampleBatch.stranger(), message: "first")
    let name = try SampleBatch.fellow()
    let files = Sample.files(["article.json": "{}", "media/\(deep)": "1"])
    #expect(failure { _ = try writer.stage(files, to: name, message: "first") }?.kind == .io)
    let isStaged = writer.isStaged(name)
    #expect(!isStaged)
    try writer.commit()
    #expect(try writer.unindexed == [SampleBatch.stranger()])
    #expect(try writer.object(name) == nil)
    #expect(!folder.exists(name.folder))
  }

  @Test func emptyBatchWritesNothing() throws {
    var writer = try folder.writer()
    _ = try writer.add(Sample.first, to: Sample.name(), message: "first")
    let before = try folder.contents()
    let first = try writer.stage(Sample.first, to: Sample.name(), message: "again")
    #expect(first == .unchanged(.first))
    try writer.commit()
    #expect(writer.unindexed.isEmpty)
    #expect(try folder.contents() == before)
  }

  @Test(arguments: ["v2", "v7"])
  func strayVersionIsSetAsideWhenTheObjectIsWritten(stray: String) throws {
    var writer = try folder.writer()
    _ = try writer.add(Sample.first, to: Sample.name(), message: "first")
    try folder.write("mine", to: "\(Sample.folder)/\(stray)/content/letter.txt")
    #expect(try writer.object(Sample.name())?.head.description == "v1")
    #expect(folder.exists("\(Sample.folder)/\(stray)"))
    #expect(try writer.add(Sample.second, to: Sample.name(), message: "second").version.description == "v2")
    let aside = "set-aside/051481US+JU7JLCSV051481US+\(stray)"
    #expect(try folder.text("\(aside)/content/letter.txt") == "mine")
    #expect(try folder.text("\(Sample.folder)/inventory.json") == Sample.secondInventory)

    try folder.write("also mine", to: "\(Sample.folder)/\(stray == "v2" ? "v3" : stray)/letter.txt")
    _ = try writer.add(Sample.first, to: Sample.name(), message: "back")
    let next = stray == "v2" ? "set-aside/051481US+JU7JLCSV051481US+v3" : "\(aside)+2"
    #expect(try folder.text("\(next)/letter.txt") == "also mine")
  }

  @Test func writerThatFailedWritesNothingMore() throws {
    let cut = Cut(.fullDisk)
    var writer = try folder.writer(cut)
    _ = try writer.stage(Sample.first, to: Sample.name(), message: "first")
    cut.arm(after: 0)
    let error = failure { try writer.commit() }
    #expect(error?.reason == "No space left on device")
    #expect(failure { try writer.commit() } == error)
    #expect(failure { try writer.markIndexed() } == error)
    #expect(failure { _ = try writer.stage(Sample.first, to: SampleBatch.stranger(), message: "") } == error)
    #expect(failure { try writer.note(SampleBatch.observation(0)) } == error)
    #expect(try writer.object(Sample.name()) == nil)
  }

  @Test func readingChangesNothing() throws {
    do {
      var writer = try folder.writer()
      try SampleBatch.prepare(&writer)
    }
    // As on a read-only disk: every call that would change it fails.
    let cut = Cut(.death)
    cut.arm(after: 0)
    let archive = Archive(folder: ArchiveFolder(path: folder.archive, kernel: cut.kernel))
    let object = try #require(try archive.object(Sample.name()))
    #expect(try object.content(of: "article.json") == Sample.first["article.json"])
    var reader = try archive.observations()
    var count = 0
    while try reader.next() != nil { count += 1 }
    #expect(count == 1)
    #expect(!cut.happened)
  }

  @Test func fileByFileGivesTheSameArchive() throws {
    let other = try TemporaryFolder()
    for (folder, way) in [(folder, FlushWay.eachFile), (other, .wholeFileSystem)] {
      var writer = try folder.writer(Cut(.death), way: way)
      try SampleBatch.prepare(&writer)
      try SampleBatch.stage(&writer)
      try writer.commit()
      try writer.markIndexed()
    }
    #expect(try folder.contents() == other.contents())
  }
}
