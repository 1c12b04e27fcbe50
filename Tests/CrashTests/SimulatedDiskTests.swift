import TestSupport
import Testing

/// What is left after a power cut, on traces written by hand.
@Suite struct SimulatedDiskTests {
  private static func disk(_ base: FileTree = FileTree(), _ calls: String...) throws -> SimulatedDisk {
    let lines = calls.enumerated().map { "\($0 + 1)\t\($1.replacing(" ", with: "\t"))" }
    var trace = try Trace(lines: "faults\n" + lines.joined(separator: "\n"))
    for index in trace.calls.indices where trace.calls[index].name == "write" {
      trace.calls[index].bytes = Array("abcdefgh".utf8.prefix(trace.calls[index].length))
    }
    var disk = SimulatedDisk(base)
    try disk.perform(trace)
    return disk
  }

  private static func tree(_ files: [String: String], folders: Set<String> = []) -> FileTree {
    var tree = FileTree()
    tree.folders = folders
    tree.files = files.mapValues { Array($0.utf8) }
    return tree
  }

  @Test func bytesAreSafeWhenTheirFileIsSynchronizedAndNamesWhenTheirFolderIs() throws {
    let disk = try Self.disk(
      FileTree(), "create 3 0 0 f - -", "write 8 0 8 f - -", "fsync 0 0 0 f - -", "fsync 0 0 0 . - -")
    #expect(disk.intact == Self.tree(["f": "abcdefgh"]))
    #expect(disk.afterPowerCut(before: 3, .nothing) == FileTree())
    #expect(disk.afterPowerCut(before: 3, .names) == Self.tree(["f": ""]))
    #expect(disk.afterPowerCut(before: 3, .namesAndHalves) == Self.tree(["f": "abcd"]))
    // The bytes alone are nowhere.
    #expect(disk.afterPowerCut(before: 4, .nothing) == FileTree())
    #expect(disk.afterPowerCut(before: 4, .names) == Self.tree(["f": "abcdefgh"]))
    #expect(disk.afterPowerCut(before: 5, .nothing) == Self.tree(["f": "abcdefgh"]))
  }

  @Test func syncfsMakesAllSafe() throws {
    let disk = try Self.disk(
      FileTree(), "mkdir 0 0 0 d - -", "create 3 0 0 d/f - -", "write 4 0 4 d/f - -", "syncfs 0 0 0 d - -")
    #expect(disk.afterPowerCut(before: 4, .nothing) == FileTree())
    #expect(disk.afterPowerCut(before: 5, .nothing) == Self.tree(["d/f": "abcd"], folders: ["d"]))
  }

  @Test func aFailedCallDoesNothing() throws {
    let disk = try Self.disk(
      Self.tree(["f": "old"]), "cut -28 0 0 f - *", "write 4 3 4 f - -", "fsync -5 0 0 f - *",
      "unlink -5 0 0 f - *")
    #expect(disk.intact == Self.tree(["f": "oldabcd"]))
    #expect(disk.afterPowerCut(before: 5, .nothing) == Self.tree(["f": "old"]))
  }

  @Test func aRenameIsOneStepThatIsSafeWithTheFolderItLeadsTo() throws {
    let base = Self.tree(["a/f": "new", "b/f": "old"], folders: ["a", "b"])
    let renamed = Self.tree(["b/f": "new"], folders: ["a", "b"])
    for (folder, expected) in [("a", base), ("b", renamed)] {
      let disk = try Self.disk(base, "rename 0 0 0 a/f b/f -", "fsync 0 0 0 \(folder) - -")
      #expect(disk.afterPowerCut(before: 3, .nothing) == expected)
      #expect(disk.afterPowerCut(before: 2, .names) == renamed)
    }
  }

  @Test func aRemovedFileComesBackUnlessItsFolderIsSynchronized() throws {
    let base = Self.tree(["d/f": "x"], folders: ["d"])
    let disk = try Self.disk(base, "unlink 0 0 0 d/f - -", "rmdir 0 0 0 d - -", "fsync 0 0 0 . - -")
    #expect(disk.intact == FileTree())
    #expect(disk.afterPowerCut(before: 3, .nothing) == base)
    #expect(disk.afterPowerCut(before: 3, .bytes) == base)
    #expect(disk.afterPowerCut(before: 4, .nothing) == FileTree())
  }

  @Test func whatIsWrittenToAFileWithoutANameIsNowhere() throws {
    let disk = try Self.disk(
      Self.tree(["f": "x"]), "unlink 0 0 0 f - -", "write 4 0 4 f_(deleted) - -",
      "fsync 0 0 0 f_(deleted) - -")
    #expect(disk.intact == FileTree())
  }

  @Test func chanceIsTheSameEveryTime() throws {
    let disk = try Self.disk(
      FileTree(), "create 3 0 0 f - -", "write 8 0 8 f - -", "create 3 0 0 g - -", "write 8 0 8 g - -")
    var states: Set<FileTree> = []
    for seed in 0..<UInt64(40) {
      let state = disk.afterPowerCut(before: 5, .some(seed: seed))
      #expect(state == disk.afterPowerCut(before: 5, .some(seed: seed)))
      // In order: no second name without the first.
      #expect(state.files["g"] == nil || state.files["f"] != nil)
      states.insert(state)
    }
    #expect(states.count > 5)
  }

  @Test(arguments: [
    "", "1\tmkdir\t0\t0\t0\td\t-\t-", "faults\nsomething", "faults\n2\tmkdir\t0\t0\t0\td\t-\t-",
  ])
  func aTraceThatIsNoneIsRefused(_ lines: String) {
    #expect(throws: HarnessError.self) { try Trace(lines: lines) }
  }

  @Test(arguments: ["mknod 0 0 0 f - -", "rename 0 0 0 f g -", "create 3 0 0 d/f - -"])
  func aCallThatCannotBeFollowedIsRefused(_ call: String) {
    #expect(throws: HarnessError.self) { try Self.disk(FileTree(), call) }
  }
}
