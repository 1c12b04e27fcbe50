import FoundationEssentials
import Testing

/// What `sync` says, and to whom; its one source is a file, so nobody is asked for anything.
@Suite struct SyncTellingTests {
  private let program: Program
  private let sync = ["sync", "--config", "c.yaml"]

  init() throws {
    program = try Program()
    try program.write("sources: [{name: 文件, list: missing.txt}]\n", to: "c.yaml")
  }

  /// Said once, delivered once, and wrong all the time.
  @Test func troubleThatLasts() throws {
    let exec = ["--exec", "grep -c started >>told"]
    let first = try program.run(sync + exec)
    #expect(first.status == 2 && first.errors.contains("trouble with 文件: "), "\(first)")
    let second = try program.run(sync + exec)
    #expect(second.status == 2 && second.errors.isEmpty)
    #expect(program.content(of: "told") == "1\n")
    #expect(try program.run(sync + ["--verbose"]).errors.contains("still trouble with 文件: "))
  }

  @Test func reportThatDoesNotArrive() throws {
    let exec = ["--exec", "test -e up && cat >>told"]
    let first = try program.run(sync + exec)
    #expect(first.errors.contains("test -e up && cat >>told: ended with exit status 1"))
    #expect(try program.run("status").output.contains("not delivered: test -e up"))
    try program.write("", to: "up")
    #expect(try program.run(sync + exec).errors.isEmpty)
    #expect(program.content(of: "told").split(separator: "\"troubles\"").count == 2)
    #expect(try !program.run("status").output.contains("not delivered"))
  }

  @Test func memoryOfANewerProgram() throws {
    _ = try program.run(sync)
    let path = "\(program.folder)/in/archive/sync.sqlite"
    var bytes = try Data(contentsOf: URL(filePath: path))
    // sqlite.org/fileformat, "The Database Header": the user version is at 60.
    bytes[62] = 9
    try bytes.write(to: URL(filePath: path))
    for words in [sync, ["status"]] {
      let result = try program.run(words)
      #expect(result.status == 74)
      #expect(
        result.errors == "archive: sync.sqlite: a newer netease-archive has made it; install that one\n")
    }
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
  }

  @Test func runThatCannotBegin() throws {
    _ = try program.run(sync)
    try? FileManager.default.removeItem(atPath: "\(program.folder)/in/archive/observations")
    try program.write("", to: "archive/observations")
    #expect(try program.run(sync).status == 74)
    let status = try program.run("status").output
    #expect(status.contains("failed") && status.contains("observations"), "\(status)")
  }
}
