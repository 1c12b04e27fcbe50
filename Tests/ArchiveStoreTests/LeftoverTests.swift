import ArchiveStore
import Testing

/// What a run leaves that dies between two steps, made by hand: the next run finishes or clears it, and a
/// reader in between sees the archive as before or as after.
@Suite struct LeftoverTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Which files of an object are the ones from before its second version.
  struct Instant: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let oldFiles: [String]
    let headForReaders: String
  }

  static let instants = [
    Instant(
      testDescription: "version in place, inventory and checksum old",
      oldFiles: ["inventory.json", "inventory.json.sha512"], headForReaders: "v1"),
    Instant(
      testDescription: "inventory new, checksum old", oldFiles: ["inventory.json.sha512"],
      headForReaders: "v2"),
    Instant(
      testDescription: "checksum new, inventory old (after a power cut)", oldFiles: ["inventory.json"],
      headForReaders: "v1"),
    Instant(testDescription: "all new, staging folder left", oldFiles: [], headForReaders: "v2"),
  ]

  private func die(at instant: Instant) throws -> [String: String] {
    try folder.writeSample()
    let finished = try folder.contents()
    for file in instant.oldFiles {
      try folder.remove("\(Sample.folder)/\(file)")
      try folder.copy("\(Sample.folder)/v1/\(file)", to: "\(Sample.folder)/\(file)")
    }
    return finished
  }

  @Test(arguments: instants)
  func nextRunFinishesTheVersion(instant: Instant) throws {
    let finished = try die(at: instant)
    try folder.write("half", to: ".staging/051481US+JU7JLCSV051481US/inventory.json")
    _ = try folder.writer()
    #expect(try folder.contents() == finished)
  }

  @Test(arguments: instants)
  func nextLookFinishesTheVersionWithoutAStagingFolder(instant: Instant) throws {
    let finished = try die(at: instant)
    var writer = try folder.writer()
    #expect(try writer.object(Sample.name())?.head.description == "v2")
    #expect(try folder.contents() == finished)
  }

  @Test(arguments: instants)
  func nextWriteFollowsOnTheFinishedVersion(instant: Instant) throws {
    _ = try die(at: instant)
    var writer = try folder.writer()
    #expect(try writer.add(Sample.first, to: Sample.name(), message: "back").version.description == "v3")
  }

  @Test(arguments: instants)
  func readersSeeBeforeOrAfter(instant: Instant) throws {
    _ = try die(at: instant)
    let before = try folder.contents()
    let object = try #require(try Archive(at: folder.archive).object(Sample.name()))
    #expect(object.head.description == instant.headForReaders)
    let expected = instant.headForReaders == "v1" ? Sample.first : Sample.second
    #expect(try object.content(of: "article.json") == expected["article.json"])
    #expect(try folder.contents() == before)
  }

  /// What is wrong with a version that is not in the inventory.
  enum Flaw: CaseIterable {
    case bytesMissing, bytesChanged, inventoryMissing, inventoryChanged, otherPast, numberSkipped
  }

  @Test(arguments: Flaw.allCases)
  func versionThatIsNotCompleteIsSetAside(flaw: Flaw) throws {
    let unnamed = Self.instants[0]
    _ = try die(at: unnamed)
    let version = "\(Sample.folder)/v2"
    switch flaw {
    case .bytesMissing: try folder.remove("\(version)/content/article.json")
    case .bytesChanged: try folder.write("other", to: "\(version)/content/article.json")
    case .inventoryMissing: try folder.remove("\(version)/inventory.json")
    case .inventoryChanged: try folder.write("{}", to: "\(version)/inventory.json")
    case .otherPast:
      let inventory = Sample.secondInventory.replacing("\"first\"", with: "\"other\"")
      try folder.write(inventory, to: "\(version)/inventory.json")
      let digest = ContentDigest(of: Array(inventory.utf8))
      try folder.write("\(digest)  inventory.json\n", to: "\(version)/inventory.json.sha512")
    case .numberSkipped:
      try folder.copy(version, to: "\(Sample.folder)/v3")
      try folder.remove(version)
    }
    let found = flaw == .numberSkipped ? "v3" : "v2"
    let kept = try folder.contents().filter { $0.key.hasPrefix("\(Sample.folder)/\(found)/") }.values.sorted()

    var writer = try folder.writer()
    #expect(try writer.object(Sample.name())?.head.description == "v1")
    let aside = "set-aside/051481US+JU7JLCSV051481US+\(found)/"
    #expect(try folder.contents().filter { $0.key.hasPrefix(aside) }.values.sorted() == kept)
    #expect(!folder.exists("\(Sample.folder)/\(found)"))
    #expect(try writer.add(Sample.second, to: Sample.name(), message: "second").version.description == "v2")
    #expect(try folder.text("\(Sample.folder)/inventory.json") == Sample.secondInventory)
  }

  @Test func secondVersionSetAsideKeepsTheFirst() throws {
    for text in ["one", "two"] {
      var writer = try folder.writer()
      _ = try writer.add(Sample.first, to: Sample.name(), message: "first")
      try folder.write(text, to: "\(Sample.folder)/v2/stray")
      _ = try writer.object(Sample.name())
    }
    let aside = "set-aside/051481US+JU7JLCSV051481US+v2"
    #expect(try folder.text("\(aside)/stray") == "one")
    #expect(try folder.text("\(aside)+2/stray") == "two")
  }

  @Test func objectThatWasNotPublishedIsCleared() throws {
    _ = try folder.writer()
    let before = try folder.contents()
    let staged = ".staging/051481US+JU7JLCSV051481US/JU7JLCSV051481US"
    try folder.write("ocfl_object_1.1\n", to: "\(staged)/0=ocfl_object_1.1")
    try folder.write("half", to: "\(staged)/v1/content/page.html")
    try folder.write("no object's", to: ".staging/other")
    _ = try folder.writer()
    #expect(try folder.contents() == before)
  }

  @Test func creationThatWasCutShortIsBegunAgain() throws {
    try folder.write("half", to: ".staging/README.md")
    try folder.write("", to: ".lock")
    try folder.write("ocfl", to: ".staging/objects/0=ocfl_1.1")
    _ = try folder.writer()
    let other = try TemporaryFolder()
    _ = try other.writer()
    #expect(try folder.contents() == other.contents())
  }
}
