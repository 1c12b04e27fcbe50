import ArchiveStore
import FoundationEssentials
import Testing

/// What a repair does about each damage that an audit finds.
@Suite struct RepairTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.writeSample()
  }

  @Test func soundArchiveStaysAsItIs() async throws {
    let before = try folder.contents()
    #expect(try await folder.repair() == [])
    #expect(try folder.contents() == before)
  }

  @Test(arguments: AuditDamage.all)
  func damageIsMendedOrSaidToStay(damage: AuditDamage) async throws {
    try damage.make(folder)
    let damaged = try folder.snapshot()
    let planned = try await folder.repair(dryRun: true)
    #expect(try folder.snapshot() == damaged)
    let isProblem = Set(damage.problems)
    #expect(
      Set(planned.map { "\($0.problem.severity.rawValue) \($0.problem.mending.rawValue) \($0.problem)" })
        == isProblem)

    let done = try await folder.repair()
    #expect(Set(done) == Set(planned))
    for action in done { #expect((action.deed == .nothing) == (action.problem.mending == .nothing)) }

    let left = try await folder.audit().filter { !$0.hasPrefix("information") }
    #expect(left.sorted() == damage.problems.filter { $0.split(separator: " ")[1] == "nothing" }.sorted())

    let mended = try folder.snapshot()
    // What was prepared and never committed is the writer's to clear.
    let kept = damaged.filter { !$0.key.hasPrefix(".staging") && $0.value != "<folder>" }
    #expect(Set(kept.values).isSubset(of: Set(mended.values)))
    for action in done {
      switch action.deed {
      case .setAside(let place), .written(let place?):
        #expect(damaged[place] == nil)
        #expect(mended[place] == damaged[action.problem.path])
      default: break
      }
    }

    #expect(try await folder.repair() == done.filter { $0.deed == .nothing })
    #expect(try folder.snapshot() == mended)
  }

  /// The damages after whose repair the object is byte for byte what it was.
  static let restored = AuditDamage.all.filter { damage in
    !damage.problems.isEmpty && damage.problems.allSatisfy { $0.split(separator: " ")[1] == "repair" }
      && !damage.testDescription.hasPrefix("version that is not named and")
  }

  @Test(arguments: restored)
  func mendedObjectIsWhatItWas(damage: AuditDamage) async throws {
    let sound = try folder.snapshot().filter { $0.key.hasPrefix("objects/") }
    try damage.make(folder)
    _ = try await folder.repair()
    #expect(try folder.snapshot().filter { $0.key.hasPrefix("objects/") } == sound)
  }

  @Test func nothingThatWasSetAsideIsOverwritten() async throws {
    for text in ["one", "two", "three"] {
      try folder.write(text, to: "\(Sample.folder)/v1/notes.txt")
      _ = try await folder.repair()
    }
    let place = "set-aside/051481US+JU7JLCSV051481US+v1+notes.txt"
    #expect(try folder.text(place) == "one")
    #expect(try folder.text("\(place)+2") == "two")
    #expect(try folder.text("\(place)+3") == "three")
  }

  @Test func placesOfADryRunDiffer() async throws {
    try folder.write("1", to: "\(Sample.folder)/a+b")
    try folder.write("2", to: "\(Sample.folder)/a/b")
    try folder.write("3", to: "\(Sample.folder)/v1/a")
    try folder.write("4", to: "\(Sample.folder)/v1+a")
    let planned = try await folder.repair(dryRun: true)
    let place = "set-aside/051481US+JU7JLCSV051481US"
    #expect(
      Set(planned.map(\.deed)) == [
        .setAside(to: "\(place)+a"), .setAside(to: "\(place)+a+b"), .setAside(to: "\(place)+v1+a"),
        .setAside(to: "\(place)+v1+a+2"),
      ])
    #expect(try await folder.repair() == planned)
  }

  @Test func longNamesAreCutWhereTheyAreSetAside() async throws {
    // 240 bytes, so that with the object's name before it the name would be longer than the 255 that fit.
    let name = String(repeating: "网", count: 80)
    for text in ["1", "2"] {
      try folder.write(text, to: "\(Sample.folder)/\(name)")
      _ = try await folder.repair()
    }
    let values = try folder.snapshot().filter { $0.key.hasPrefix("set-aside/") }.values
    #expect(values.sorted() == ["1", "2"])
  }

  @Test func repairWaitsForNoOtherWriter() async throws {
    try folder.write("1", to: "\(Sample.folder)/stray")
    let before = try folder.contents().filter { $0.key != ".lock" }
    let writer = try folder.writer()
    await #expect(throws: ArchiveError.self) { _ = try await folder.repair() }
    #expect(try await folder.repair(dryRun: true).count == 1)
    // The lock's file says since when it is held.
    #expect(try folder.contents().filter { $0.key != ".lock" } == before)
    _ = consume writer
    #expect(try await folder.repair().count == 1)
  }

  @Test func workThatCannotBeFinishedIsSetAside() async throws {
    try folder.write("{", to: ".staging/journal.json")
    try folder.write("half", to: ".staging/versions/x")
    #expect(try await folder.repair().map(\.deed) == [.nothing])
    #expect(try folder.text("set-aside/staging/journal.json") == "{")
    #expect(try folder.text("set-aside/staging/versions/x") == "half")
    #expect(try await folder.repair() == [])
  }

  @Test func writerGoesOnAfterARepair() async throws {
    try folder.write("{}", to: "\(Sample.folder)/inventory.json")
    _ = try await folder.repair()
    var writer = try folder.writer()
    #expect(try writer.add(Sample.first, to: Sample.name(), message: "back").version.description == "v3")
    #expect(try await folder.audit().filter { !$0.hasPrefix("information") } == [])
  }

  @Test func wordsSayWhatWasDone() async throws {
    try folder.remove("\(Sample.folder)/v1/content/page.html")
    try folder.write("1", to: "\(Sample.folder)/stray")
    try folder.remove("\(Sample.folder)/inventory.json.sha512")
    try folder.write("{}", to: "\(Sample.folder)/v2/inventory.json")
    try folder.makeFolder("\(Sample.folder)/empty")
    let place = "set-aside/051481US+JU7JLCSV051481US"
    #expect(
      Set(try await folder.repair().map(\.description)) == [
        "\(Sample.folder)/v1/content/page.html: is missing (page.html of v1 and v2): cannot be mended here; "
          + "if you have a copy of the archive, restore it from there",
        "\(Sample.folder)/stray: is a file that the inventory does not name: set aside as \(place)+stray",
        "\(Sample.folder)/inventory.json.sha512: is missing: written again",
        "\(Sample.folder)/v2/inventory.json: is not what its checksum says: written again, the old one set aside "
          + "as \(place)+v2+inventory.json",
        "\(Sample.folder)/empty: is an empty folder: removed",
      ])
  }
}
