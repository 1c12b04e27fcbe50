import ArchiveStore
import FoundationEssentials
import Testing

/// What the store refuses, with which error, and that it leaves everything as it was.
@Suite struct RefusalTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func secondWriterIsRefusedWhileTheFirstIsAtWork() throws {
    var first = try folder.writer()
    let error = failure { _ = try folder.writer() }
    #expect(error?.kind == .locked)
    #expect(error?.path == folder.archive)
    _ = try Archive(at: folder.archive)
    #expect(try first.add(Sample.first, to: Sample.name(), message: "first") == .newObject)
  }

  @Test func lockGoesWithItsHolder() throws {
    func open() throws { _ = try folder.writer() }
    try open()
    #expect(try folder.text(".lock") == "")
    try open()
  }

  @Test func whoFindsTheLockHeldLearnsSinceWhen() throws {
    let first = try folder.writer()
    #expect(try folder.text(".lock") == "2026-11-23T13:44:00Z\n")
    let error = failure { _ = try folder.writer() }
    #expect(error?.reason == "another run has been writing to this archive since 2026-11-23T13:44:00Z")
    #expect(try folder.text(".lock") == "2026-11-23T13:44:00Z\n")
    _ = consume first
  }

  @Test(arguments: [
    "", "\n", "2026-11-23T13:44:00Z", "yesterday\n", String(repeating: "2", count: 100) + "\n",
  ])
  func lockWithoutAnInstant(text: String) throws {
    let first = try folder.writer()
    try folder.write(text, to: ".lock")
    #expect(failure { _ = try folder.writer() }?.reason == "another run is writing to this archive")
    _ = consume first
  }

  @Test func lockOfADeadRunIsTaken() throws {
    _ = try folder.writer()
    try folder.write("2020-01-01T00:00:00Z and more of it\n", to: ".lock")
    let writer = try folder.writer()
    #expect(try folder.text(".lock") == "2026-11-23T13:44:00Z\n")
    _ = consume writer
  }

  @Test(
    arguments: [
      ("", "a"), ("a", ""), (".", "a"), ("..", "a"), ("a", ".."), ("a/b", "a"), ("a", "a/../../b"),
      (".staging", "a"), ("a.", "a"), ("a b", "a"), ("a\u{0}", "a"), ("网易", "a"), ("a", "b+c"), ("a\\b", "c"),
      ("extensions", "a"), ("ocfl_layout.json", "a"), ("0=ocfl_1.1", "a"),
      ("a", String(repeating: "a", count: 101)),
    ])
  func unsafeObjectNames(column: String, name: String) {
    #expect(failure { _ = try ObjectName(column: column, name: name) }?.kind == .unsafeName)
  }

  @Test(
    arguments: [
      "JU7JLCSV051481US_2", "T1475143788671", "blog.163.com", String(repeating: "a", count: 100),
    ])
  func safeObjectNames(name: String) throws {
    let object = try ObjectName(column: name, name: name)
    #expect(object.id == "urn:netease:\(name)")
    #expect(object.folder == "objects/\(name)/\(name)")
  }

  @Test(
    arguments: [
      ["../page.html"], ["/page.html"], [""], ["media/"], ["media//a"], [".hidden"], ["a/./b"],
      ["media", "media/a.jpg"], ["a/b", "a/b/c/d"],
    ])
  func unsafeFileNames(names: [String]) throws {
    var writer = try folder.writer()
    let before = try folder.contents()
    let files = Dictionary(uniqueKeysWithValues: names.map { ($0, [UInt8]()) })
    let name = try Sample.name()
    let error = failure { _ = try writer.add(files, to: name, message: "first") }
    #expect(error?.kind == .unsafeName)
    #expect(try folder.contents() == before)
  }

  @Test func folderThatHoldsSomethingElse() throws {
    try folder.write("mine", to: "letter.txt")
    let error = failure { _ = try folder.writer() }
    #expect(error?.kind == .notAnArchive)
    #expect(error?.reason.contains("letter.txt") == true)
    #expect(try folder.contents() == ["letter.txt": "mine"])
    #expect(failure { _ = try Archive(at: folder.archive) }?.kind == .notAnArchive)
  }

  @Test func absentArchiveIsNotMadeByReading() throws {
    #expect(failure { _ = try Archive(at: folder.archive) }?.kind == .notAnArchive)
    #expect(!folder.exists(""))
  }

  @Test(arguments: ["", "/below", "/below/it"])
  func fileInTheWayOfTheArchive(below: String) throws {
    let file = "\(folder.path)/file"
    try Data("mine".utf8).write(to: URL(filePath: file))
    let error = failure { _ = try ArchiveWriter.open(at: file + below, version: "0.1", clock: { 0 }) }
    #expect(error?.kind == .cannotCreate)
    #expect(error?.reason == "Not a directory")
  }

  @Test func fileInTheWayOfAColumn() throws {
    var writer = try folder.writer()
    try folder.write("mine", to: "objects/051481US")
    let before = try folder.contents()
    let name = try Sample.name()
    let error = failure { _ = try writer.add(Sample.first, to: name, message: "first") }
    #expect(error?.kind == .io)
    #expect(error?.path == "objects/051481US")
    _ = consume writer
    _ = try folder.writer()
    #expect(try folder.contents() == before)
  }

  @Test func writeThatFailsLeavesNothing() throws {
    var writer = try folder.writer()
    let before = try folder.contents()
    // Longer than the 4096 bytes of a path that Linux takes (PATH_MAX): fails after the first files.
    let deep = Array(repeating: String(repeating: "d", count: 100), count: 45).joined(separator: "/")
    let name = try Sample.name()
    let files = Sample.files(["article.json": "{}", "media/\(deep)": "1"])
    let error = failure { _ = try writer.add(files, to: name, message: "first") }
    #expect(error?.kind == .io)
    #expect(error?.reason == "File name too long")
    #expect(try folder.contents() == before)
    #expect(!folder.exists(".staging/objects/051481US/JU7JLCSV051481US"))
  }

  @Test func fileInTheWayOfStaging() throws {
    try folder.writeSample()
    var writer = try folder.writer()
    try folder.remove(".staging")
    try folder.write("mine", to: ".staging")
    let before = try folder.contents()
    let name = try Sample.name()
    let error = failure { _ = try writer.add(Sample.first, to: name, message: "back") }
    #expect(error?.kind == .io)
    #expect(try folder.contents() == before)
  }

  /// A damage to an object's inventory, and a word of the reason.
  struct Damage: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let reason: String
    let inventory: String?
    /// Whether the checksum is made to fit, so that only the content is wrong.
    var fits = true
  }

  static let damages = [
    Damage(
      testDescription: "one letter changed", reason: "checksum", inventory: changed("first", "First"),
      fits: false),
    Damage(
      testDescription: "cut short", reason: "JSON", inventory: String(Sample.secondInventory.prefix(300))),
    Damage(testDescription: "empty", reason: "JSON", inventory: ""),
    Damage(testDescription: "missing", reason: "missing", inventory: nil),
    Damage(
      testDescription: "of another object", reason: "another object", inventory: changed("US\"", "UT\"")),
    Damage(testDescription: "other algorithm", reason: "sha512", inventory: changed("\"sha512\"", "\"md5\"")),
    Damage(
      testDescription: "head without version", reason: "newest version",
      inventory: changed("\"head\": \"v2\"", "\"head\": \"v3\"")),
    Damage(testDescription: "gap in versions", reason: "gap", inventory: changed("\"v1\": {", "\"v3\": {")),
    Damage(
      testDescription: "path out of the object", reason: "leads out",
      inventory: changed("v1/content/page.html", "v1/content/../../../../page.html")),
    Damage(
      testDescription: "path beside the content", reason: "leads out",
      inventory: changed("v1/content/page.html", "inventory.json")),
    Damage(testDescription: "no digest", reason: "digest", inventory: changed(Sample.Digest.page, "216516")),
    Damage(
      testDescription: "file without bytes", reason: "manifest",
      inventory: changed("\"v1/content/page.html\"", "")),
  ]

  private static func changed(_ text: String, _ other: String) -> String {
    Sample.secondInventory.replacing(text, with: other)
  }

  @Test(arguments: damages)
  func damagedInventoryIsNotBuiltUpon(damage: Damage) throws {
    try folder.writeSample()
    let path = "\(Sample.folder)/inventory.json"
    if let inventory = damage.inventory {
      try folder.write(inventory, to: path)
      if damage.fits {
        let digest = ContentDigest(of: Array(inventory.utf8))
        try folder.write("\(digest)  inventory.json\n", to: "\(path).sha512")
      }
    } else {
      try folder.remove(path)
    }
    let before = try folder.contents()
    let name = try Sample.name()
    var writer = try folder.writer()
    let errors = [
      failure { _ = try Archive(at: folder.archive).object(name) },
      failure { _ = try writer.object(name) },
      failure { _ = try writer.add(Sample.first, to: name, message: "back") },
    ]
    for error in errors {
      #expect(error?.kind == .damaged)
      #expect(error?.path == path)
      #expect(error?.reason.contains(damage.reason) == true, "\(error?.reason ?? "no error")")
    }
    #expect(try folder.contents() == before)
  }

  @Test func damagedContentIsNotGivenOut() throws {
    try folder.writeSample()
    try folder.write("<p>2</p>", to: "\(Sample.folder)/v1/content/page.html")
    try folder.remove("\(Sample.folder)/v1/content/article.md")
    let object = try #require(try Archive(at: folder.archive).object(Sample.name()))
    for file in ["page.html", "article.md"] {
      let error = failure { _ = try object.content(of: file) }
      #expect(error?.kind == .damaged)
      #expect(error?.path == "\(Sample.folder)/v1/content/\(file)")
    }
    #expect(try object.content(of: "article.json") == Sample.second["article.json"])
  }

  @Test func errorsNameNoFolderOfTheMachine() throws {
    try folder.writeSample()
    try folder.write("{}", to: "\(Sample.folder)/inventory.json")
    let name = try Sample.name()
    let error = failure { _ = try Archive(at: folder.archive).object(name) }
    #expect(error?.description.hasPrefix("objects/") == true)
    #expect(error?.description.contains(folder.path) == false)
  }
}
