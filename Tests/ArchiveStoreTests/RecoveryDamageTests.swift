import Testing

@testable import ArchiveStore

/// A batch that cannot be finished because somebody changed the archive meanwhile: nothing is lost, the error
/// says so once, and the archive can be written again.
@Suite struct RecoveryDamageTests {
  let folder: TemporaryFolder
  static let staged = ".staging/versions/051481US+JU7JLCSV051481US"

  init() throws { folder = try TemporaryFolder() }

  /// Leaves a journal whose steps after the commit point are all to be taken.
  private func dieAtTheCommitPoint() throws {
    let calls = try #require(Self.callsToTheCommitPoint)
    try? folder.remove("")
    try Self.die(after: calls, in: folder)
    #expect(folder.exists(".staging/journal.json"))
  }

  private static func die(after calls: Int, in folder: TemporaryFolder) throws {
    let cut = Cut(.death)
    var writer = try folder.writer(cut, way: .wholeFileSystem)
    try SampleBatch.prepare(&writer)
    cut.arm(after: calls)
    _ = failure {
      try SampleBatch.stage(&writer)
      try writer.commit()
    }
  }

  private static let callsToTheCommitPoint: Int? = (0..<1000).first { calls in
    guard let folder = try? TemporaryFolder() else { return false }
    try? die(after: calls, in: folder)
    return folder.exists(".staging/journal.json")
  }

  private func expectDamageOnce(at path: String, reason: String, more: Int = 0) throws {
    let error = failure { _ = try folder.writer(Cut(.death)) }
    #expect(error?.kind == .damaged)
    #expect(error?.path == path)
    #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "no error")")
    #expect(error?.reason.contains("netease-archive repair") == true)
    #expect(error?.reason.contains("and \(more) more are damaged") == (more > 0))
  }

  @Test func damagedInventoryIsNotReplaced() throws {
    try dieAtTheCommitPoint()
    try folder.write("{}", to: "\(Sample.folder)/inventory.json")
    try expectDamageOnce(at: "\(Sample.folder)/inventory.json", reason: "inventory")
    #expect(try folder.text("\(Sample.folder)/inventory.json") == "{}")
    let aside = "set-aside/051481US+JU7JLCSV051481US+v2"
    #expect(try folder.text("\(aside)/inventory.json") == Sample.secondInventory)
    #expect(try folder.text("\(aside)/v2/content/article.json") == #"{"headline":"二"}"#)
    #expect(folder.exists("set-aside/journal.json"))

    // The rest of the batch has come about, and waits for the catalog.
    var next = try folder.writer(Cut(.death))
    #expect(try next.unindexed == Array(SampleBatch.articles().dropFirst()))
    #expect(try next.object(SampleBatch.fellow())?.head == .first)
    #expect(try folder.text("observations/2026-11.warc.gz") == "oldnew")
    try next.markIndexed()
    _ = consume next
    #expect(try folder.writer(Cut(.death)).unindexed.isEmpty)
  }

  @Test func objectThatGotAnotherVersionMeanwhile() throws {
    let other = try TemporaryFolder()
    var writer = try other.writer(Cut(.death))
    _ = try writer.add(Sample.first, to: Sample.name(), message: "first")
    _ = try writer.add(Sample.files(["article.json": "{}"]), to: Sample.name(), message: "other")
    try dieAtTheCommitPoint()
    for (path, text) in try other.contents() where path.hasPrefix(Sample.folder) {
      try folder.write(text, to: path)
    }
    let before = try folder.contents().filter { $0.key.hasPrefix(Sample.folder + "/") }
    try expectDamageOnce(at: "\(Sample.folder)/inventory.json", reason: "was changed meanwhile")
    #expect(try folder.contents().filter { $0.key.hasPrefix(Sample.folder + "/") } == before)
    #expect(folder.exists("set-aside/051481US+JU7JLCSV051481US+v2/v2/content/article.json"))
  }

  @Test func strayVersionInTheWay() throws {
    try dieAtTheCommitPoint()
    try folder.write("mine", to: "\(Sample.folder)/v2/letter.txt")
    try expectDamageOnce(at: "\(Sample.folder)/v2", reason: "is not what was to be put there")
    #expect(try folder.text("\(Sample.folder)/v2/letter.txt") == "mine")
    #expect(
      try folder.text("set-aside/051481US+JU7JLCSV051481US+v2/inventory.json") == Sample.secondInventory)
    #expect(try folder.writer(Cut(.death)).object(Sample.name())?.head == .first)
  }

  @Test func otherObjectInTheWay() throws {
    try dieAtTheCommitPoint()
    let name = try SampleBatch.neighbour()
    try folder.write("mine", to: "\(name.folder)/letter.txt")
    try expectDamageOnce(at: name.folder, reason: "is not what was to be put there")
    #expect(try folder.text("\(name.folder)/letter.txt") == "mine")
    #expect(folder.exists("set-aside/051481US+JU7JLCSV051481US_2+v1/v1/content/article.json"))
    #expect(try folder.writer(Cut(.death)).object(SampleBatch.stranger())?.head == .first)
  }

  @Test func stagedFilesThatAreGone() throws {
    try dieAtTheCommitPoint()
    try folder.remove(".staging/objects/051481US/JU7JLCSV051481US_2")
    try folder.remove("\(Self.staged)/v2")
    try expectDamageOnce(
      at: "\(Self.staged)/v2/inventory.json", reason: "is missing or not what was written", more: 1)
    #expect(folder.exists("set-aside/051481US+JU7JLCSV051481US+v2/inventory.json"))
    #expect(try folder.writer(Cut(.death)).object(Sample.name())?.head == .first)
  }

  @Test func logThatIsShorterThanItWas() throws {
    try dieAtTheCommitPoint()
    try folder.write("o", to: "observations/2026-11.warc.gz")
    try expectDamageOnce(at: "observations/2026-11.warc.gz", reason: "is shorter than it was")
    #expect(try folder.text("observations/2026-11.warc.gz") == "o")
    #expect(try folder.text("set-aside/2026-11.warc.gz+3") == "new")
    _ = try folder.writer(Cut(.death))
  }

  @Test func logThatSomebodyElseAppendedTo() throws {
    try dieAtTheCommitPoint()
    try folder.write("old and what others wrote", to: "observations/2026-11.warc.gz")
    try expectDamageOnce(at: "observations/2026-11.warc.gz", reason: "was changed meanwhile")
    #expect(try folder.text("observations/2026-11.warc.gz") == "old and what others wrote")
    #expect(try folder.text("set-aside/2026-11.warc.gz+3") == "new")
  }

  @Test(arguments: [
    "", "{}", "{\"objects\":[]}\n", "\u{0}\u{0}",
    // printf '{"objects":[],"appends":[{"file":"../../x","offset":0,"length":1}],"unindexed":[]' | sha256sum
    #"{"objects":[],"appends":[{"file":"../../x","offset":0,"length":1}],"unindexed":[],"check":"88e34e415c5644c5"}"#
      + "\n",
    #"{"objects":[{"object":"../x","version":"v1","inventory":""}],"appends":[],"unindexed":[],"check":"20ed11edab4a1293"}"#
      + "\n",
  ])
  func journalThatCannotBeRead(text: String) throws {
    try dieAtTheCommitPoint()
    try folder.write(text, to: ".staging/journal.json")
    let staged = try folder.contents().filter { $0.key.hasPrefix(".staging/") }
    try expectDamageOnce(at: ".staging", reason: "is not what was written")
    let kept = try folder.contents().filter { $0.key.hasPrefix("set-aside/staging/") }
    #expect(kept.values.sorted() == staged.values.sorted())
    let writer = try folder.writer(Cut(.death))
    #expect(writer.unindexed.isEmpty)
  }

  @Test func redoWithDamageThatIsCutShort() throws {
    for calls in stride(from: 0, to: .max, by: 2) {
      try dieAtTheCommitPoint()
      try folder.write("{}", to: "\(Sample.folder)/inventory.json")
      let cut = Cut(.death)
      cut.arm(after: calls)
      let error = failure { _ = try folder.writer(cut, way: .wholeFileSystem) }
      // Whoever was cut short before the damage was dealt with leaves it to the next run.
      var others = failure { _ = try folder.writer(Cut(.death)) }
      if error?.kind == .io, others != nil {
        #expect(others?.kind == .damaged)
        others = failure { _ = try folder.writer(Cut(.death)) }
      }
      #expect(others == nil)
      #expect(try folder.contents().contains { $0.value == Sample.secondInventory })
      #expect(try folder.writer(Cut(.death)).object(SampleBatch.fellow())?.head == .first)
      if !cut.happened { return }
    }
  }
}
