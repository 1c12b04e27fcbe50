import Testing

/// Damage made on purpose is found: the judges of the crash tests are not blind.
@Suite struct JudgeTests {
  private let scenario: Scenario
  private let object = "archive/objects/0514D3UH/JU3GJKM20514D3UH"

  init() throws { scenario = try .grownArchive(ImportProgram(on: .overlay)) }

  private func problems(_ damage: (inout FileTree) -> Void) -> [String] {
    var tree = scenario.after
    damage(&tree)
    return ArchiveCheck(tree.below("archive"), .valid).problems
  }

  @Test func theUndisturbedArchiveIsWhole() throws {
    #expect(problems { _ in }.isEmpty)
    #expect(scenario.judgeBefore(scenario.base).problems.isEmpty)
    #expect(scenario.judgeBefore(scenario.after).problems.isEmpty)
    #expect(scenario.objects["0514D3UH/JU3GJKM20514D3UH"]?.count == 3)
    #expect(scenario.baseObjects["0514D3UH/JU3GJKM20514D3UH"]?.count == 2)
    #expect(scenario.objects.count == 11 && scenario.baseObjects.count == 7)
  }

  @Test(arguments: [
    "v1/content/article.json", "v3/content/article.txt", "v1/inventory.json", "v3/inventory.json",
    "v2/inventory.json.sha512", "inventory.json", "inventory.json.sha512", "0=ocfl_object_1.1",
  ])
  func aFileThatIsMissingCutOrChanged(_ file: String) throws {
    let path = "\(object)/\(file)"
    var bytes = try #require(scenario.after.files[path])
    #expect(!problems { $0.files[path] = nil }.isEmpty)
    #expect(!problems { $0.files[path] = [] }.isEmpty)
    #expect(!problems { $0.files[path] = bytes.dropLast(4) }.isEmpty)
    bytes[3] ^= 1
    #expect(!problems { $0.files[path] = bytes }.isEmpty)
  }

  @Test func whatIsNotListed() throws {
    for path in ["notes.txt", "v1/notes.txt", "v1/content/notes.txt", "v4/content/notes.txt"] {
      #expect(!problems { $0.files["\(object)/\(path)"] = [1] }.isEmpty)
    }
    #expect(!problems { $0.folders.insert("\(object)/v1/content/media") }.isEmpty)
    #expect(!problems { $0.folders.insert("archive/objects/0000EMPT") }.isEmpty)
    #expect(!problems { $0.files["archive/objects/notes.txt"] = [1] }.isEmpty)
  }

  @Test func aVersionThatIsLost() throws {
    // The older inventory in place of the newest: all that it names is there.
    var tree = scenario.after
    for file in ["inventory.json", "inventory.json.sha512"] {
      tree.files["\(object)/\(file)"] = tree.files["\(object)/v1/\(file)"]
    }
    let found = scenario.judgeBefore(tree).problems
    #expect(found.contains { $0.contains("neither as before nor as after") })
  }

  @Test func anObjectThatIsLost() throws {
    var tree = scenario.base
    tree.removeAll(in: object)
    tree.folders.remove(object)
    #expect(scenario.judgeBefore(tree).problems.contains { $0.hasSuffix("is lost") })
  }

  @Test func onlyInstantsMayDiffer() throws {
    let archive = scenario.after.below("archive")
    let path = "objects/0514D3UH/JU3GJKM20514D3UH/inventory.json"
    func differences(_ old: String, _ new: String) throws -> [String] {
      var other = archive
      let text = String(decoding: try #require(other.files[path]), as: UTF8.self)
      try #require(text.contains(old))
      other.files[path] = Array(text.replacing(old, with: new).utf8)
      return ArchiveContent(other).differences(from: ArchiveContent(archive))
    }
    #expect(try differences("\"created\": \"20", "\"created\": \"19").isEmpty)
    #expect(try differences("first kept", "last kept") == ["\(path): differs"])
    var other = archive
    other.files["set-aside/x"] = [1]
    other.files[path] = nil
    #expect(
      ArchiveContent(other).differences(from: ArchiveContent(archive)) == [
        "\(path): is missing", "set-aside/x: is too many",
      ])
  }

  @Test func observationsAreComparedByTheirOtherMembers() {
    // The checks were made with sha256sum.
    let first =
      #"{"recordedAt":"2026-11-01T00:00:00Z","article":"A/B","outcome":"live","check":"a9b91e1a1c0f67a9"}"#
    let second =
      #"{"recordedAt":"2026-11-02T00:00:00Z","article":"A/B","outcome":"live","check":"8b660e3f6accbaec"}"#
    func content(_ files: [String: String]) -> ArchiveContent {
      var tree = FileTree()
      tree.files = files.mapValues { Array($0.utf8) }
      return ArchiveContent(tree)
    }
    let one = content(["observations/2026-11.jsonl": first + "\n"])
    // Another second, another month: the same look.
    #expect(content(["observations/2026-12.jsonl": second + "\n"]).differences(from: one).isEmpty)
    #expect(
      !content(["observations/2026-11.jsonl": first + "\n" + second + "\n"]).differences(from: one).isEmpty)
    let gone = first.replacing("live", with: "gone")
    #expect(!content(["observations/2026-11.jsonl": gone + "\n"]).differences(from: one).isEmpty)
    #expect(ArchiveCheck.hasOwnCheck(Array(first.utf8)))
    #expect(ArchiveCheck.hasOwnCheck(Array(second.utf8)))
    #expect(!ArchiveCheck.hasOwnCheck(Array(gone.utf8)))
    #expect(!ArchiveCheck.hasOwnCheck(Array(first.utf8.dropLast(3))))
    #expect(!ArchiveCheck.hasOwnCheck([]))
  }

  @Test func evidenceIsComparedInAnyOrder() {
    func content(_ members: [UInt8]...) -> ArchiveContent {
      var tree = FileTree()
      tree.files["observations/2026-11.warc.gz"] = members.flatMap { [0x1F, 0x8B, 8] + $0 }
      return ArchiveContent(tree)
    }
    let one = content([1, 2], [3])
    #expect(content([3], [1, 2]).differences(from: one).isEmpty)
    #expect(content([3], [1, 2], [3]).differences(from: one) == ["evidence: differs"])
    #expect(content([3]).differences(from: one) == ["evidence: differs"])
    #expect(content([3], [1, 4]).differences(from: one) == ["evidence: differs"])
  }

  /// A store that left these out would be found out.
  @Test(arguments: ["of files", "of folders and files"])
  func aStoreThatDoesNotSynchronize(_ left: String) throws {
    var trace = scenario.trace
    let made = trace.calls.filter { $0.name == "mkdir" }.map(\.path)
    let folders = scenario.after.folders.union(made + ["."])
    trace.calls.removeAll { call in
      ["fsync", "syncfs"].contains(call.name) && (left != "of files" || !folders.contains(call.path))
    }
    var disk = SimulatedDisk(scenario.base)
    try disk.perform(trace)
    let tree = disk.afterPowerCut(before: disk.calls + 1, .names)
    #expect(!scenario.judgeBefore(tree).problems.isEmpty)
  }

  /// And one that said that all is well before it was.
  @Test func aStoreThatDoesNotSynchronizeTheEnd() throws {
    var trace = scenario.trace
    let last = try #require(trace.calls.lastIndex { $0.name == "rename" })
    trace.calls.removeSubrange(last...)
    var disk = SimulatedDisk(scenario.base)
    try disk.perform(trace)
    #expect(try scenario.powerCutAfterTheEnd("", disk).judge()?.problems.isEmpty == false)
    disk = SimulatedDisk(scenario.base)
    try disk.perform(scenario.trace)
    #expect(try scenario.powerCutAfterTheEnd("", disk).judge()?.problems == [])
  }
}
