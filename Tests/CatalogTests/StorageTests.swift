import Catalog
import FoundationEssentials
import Glibc
import Testing

/// The catalog as a file: made, kept, damaged, read beside a writer.
@Suite struct StorageTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(filePath: folder.catalog))
  }

  private func bytes() throws -> [UInt8] { try Array(Data(contentsOf: URL(filePath: folder.catalog))) }

  @Test func whatWasPutIsThereWhenItIsOpenedAgain() throws {
    let catalog = try folder.write([(Sample.entry(1), "绿茶")])
    try catalog.put([(Sample.entry(2), "紅茶")])
    try catalog.close()
    #expect(try folder.files == ["catalog.sqlite"])
    #expect(try CatalogReader(at: folder.catalog).numbers("茶") == [1, 2])
    let again = try Catalog.open(at: folder.catalog)
    try again.put([(Sample.entry(3), "红茶")])
    #expect(try again.reader.numbers("红茶") == [2, 3])
  }

  @Test func absentCatalogMustBeRebuilt() throws {
    let errors = [
      failure { _ = try Catalog.open(at: folder.catalog) },
      failure { _ = try CatalogReader(at: folder.catalog) },
    ]
    for error in errors {
      #expect(error?.kind == .mustBeRebuilt)
      #expect(error?.description == "catalog.sqlite: there is no catalog; run netease-archive reindex")
    }
    #expect(try folder.files.isEmpty)
  }

  @Test func unfinishedCatalogAndThatOfAnotherVersionMustBeRebuilt() throws {
    let unfinished = try Catalog.rebuilding(at: folder.catalog)
    try unfinished.put([(Sample.entry(1), "茶")])
    try unfinished.close()
    #expect(failure { _ = try CatalogReader(at: folder.catalog) }?.kind == .mustBeRebuilt)
    #expect(failure { _ = try Catalog.open(at: folder.catalog) }?.kind == .mustBeRebuilt)
    try FileManager.default.removeItem(atPath: folder.catalog)
    try folder.write().close()
    var bytes = try bytes()
    // The user version is the big-endian number at 60. (sqlite.org/fileformat2.html#the_database_header)
    #expect(Array(bytes[60..<64]) == [0, 0, 0, 2])
    bytes[62] = 1
    try write(bytes)
    for error in [
      failure { _ = try CatalogReader(at: folder.catalog) },
      failure { _ = try Catalog.open(at: folder.catalog) },
    ] {
      #expect(error?.kind == .mustBeRebuilt)
      #expect(error?.reason.contains("another version") == true)
    }
  }

  @Test func rebuildingTakesThePlaceOfWhateverIsThere() throws {
    let old = try folder.write([(Sample.entry(1), "茶")])
    let reader = try CatalogReader(at: folder.catalog)
    // What a rebuilding left that was cut off.
    try Data("rest".utf8).write(to: URL(filePath: folder.catalog + ".new"))
    try Data("rest".utf8).write(to: URL(filePath: folder.catalog + ".new-wal"))
    let new = try folder.write([(Sample.entry(2), "茶")])
    #expect(try reader.numbers("茶") == [1])
    #expect(try CatalogReader(at: folder.catalog).numbers("茶") == [2])
    try old.close()
    #expect(try new.reader.numbers("茶") == [2])
    try write(Array("no database".utf8))
    #expect(try folder.write([(Sample.entry(3), "茶")]).reader.numbers("茶") == [3])
  }

  @Test func damagedFileSaysWhatToDo() throws {
    try folder.write((0..<200).map { (Sample.entry($0), "茶\($0)，很多的话。") }).close()
    let whole = try bytes()
    var header = whole
    header.replaceSubrange(0..<16, with: Array("SQLite format 4\0".utf8))
    var middle = whole
    for at in 100..<middle.count { middle[at] = 0xA5 }
    let damages = [Array("no database at all, but long enough to be read as one".utf8), header, middle]
    for damage in damages {
      try write(damage)
      for error in [
        failure { _ = try CatalogReader(at: folder.catalog).list() },
        failure { try Catalog.open(at: folder.catalog).put([(Sample.entry(1), "水")]) },
      ] {
        #expect(error?.kind == .damaged)
        #expect(error?.description.contains("run netease-archive reindex") == true)
        #expect(error?.description.contains(folder.path) == false)
      }
    }
    try write([])
    #expect(failure { _ = try CatalogReader(at: folder.catalog) }?.kind == .mustBeRebuilt)
  }

  /// Whatever bytes are wrong or missing, the answer is an error or an answer.
  @Test func damageAnywhereEndsNothing() throws {
    try folder.write((0..<60).map { (Sample.entry($0), "茶\($0)，很多的话，" + "水".padding($0)) }).close()
    let whole = try bytes()
    var numbers = FixedNumbers(state: 11)
    for round in 0..<60 {
      var damaged = whole
      if round % 4 == 0 {
        damaged.removeLast(Int.random(in: 1..<damaged.count, using: &numbers))
      } else {
        for _ in 0..<(round * 4) {
          damaged[Int.random(in: 100..<damaged.count, using: &numbers)] = UInt8.random(
            in: 0...255, using: &numbers)
        }
      }
      try write(damaged)
      do throws(CatalogError) {
        let reader = try CatalogReader(at: folder.catalog)
        _ = try reader.list()
        _ = try reader.list(order: .changed)
        _ = try reader.lookCounts()
        if let query = try? SearchQuery("茶 OR 水 author:a") { _ = try reader.search(query) }
        if let query = try? SearchQuery("很多的话") { _ = try reader.search(query) }
      } catch {
        #expect(error.kind != .io, "\(error)")
      }
      for leftover in try folder.files where leftover != "catalog.sqlite" {
        try FileManager.default.removeItem(atPath: folder.path + "/" + leftover)
      }
    }
  }

  @Test func readerAndWriterDoNotWaitForEachOther() throws {
    let catalog = try folder.write([(Sample.entry(1), "茶")])
    let reader = try CatalogReader(at: folder.catalog)
    #expect(try reader.numbers("茶") == [1])
    try catalog.put([(Sample.entry(2), "茶")])
    #expect(try reader.numbers("茶") == [1, 2])
    try catalog.put([(Sample.entry(3), "茶")])
    // Opened while the log holds what the file does not.
    #expect(try CatalogReader(at: folder.catalog).numbers("茶") == [1, 2, 3])
    try catalog.close()
    #expect(try reader.numbers("茶") == [1, 2, 3])
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may write everywhere"))
  func catalogIsReadWhereNothingCanBeWritten() throws {
    try folder.write([(Sample.entry(1), "茶")]).close()
    try allowWriting(false)
    #expect(try CatalogReader(at: folder.catalog).numbers("茶") == [1])
    #expect(try folder.files == ["catalog.sqlite"])
    try allowWriting(true)
    // With a log that nobody can bring into the file, what the file says alone may be half of a change.
    try Data("log".utf8).write(to: URL(filePath: folder.catalog + "-wal"))
    try allowWriting(false)
    #expect(failure { _ = try CatalogReader(at: folder.catalog) }?.kind == .io)
    try allowWriting(true)
  }

  private func allowWriting(_ isAllowed: Bool) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: isAllowed ? 0o755 : 0o555], ofItemAtPath: folder.path)
  }

  @Test func placeThatCannotBeWritten() throws {
    let error = failure { _ = try Catalog.rebuilding(at: folder.path + "/missing/catalog.sqlite") }
    #expect(error?.kind == .io)
    try FileManager.default.createDirectory(atPath: folder.catalog, withIntermediateDirectories: true)
    #expect(failure { _ = try Catalog.open(at: folder.catalog) }?.kind == .io)
    #expect(failure { _ = try CatalogReader(at: folder.catalog) }?.kind == .io)
  }

  @Test func pathsThatMeanSomethingToSQLiteAreFiles() throws {
    let odd = try TemporaryFolder()
    for name in ["a?mode=memory", "100%25", "空 格#.sqlite", ":memory:"] {
      let path = odd.path + "/" + name
      try Catalog.rebuilding(at: path + ".new").finish(movingTo: path).close()
      #expect(try CatalogReader(at: path).list().isEmpty)
      #expect(FileManager.default.fileExists(atPath: path))
    }
  }
}

extension String {
  fileprivate func padding(_ count: Int) -> String { String(repeating: self, count: count) }
}
