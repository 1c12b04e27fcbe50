import FoundationEssentials
import Glibc
import Testing

/// `config`: the file is written, checked and shown.
@Suite struct ConfigTests {
  private let program: Program
  private let file = "conf/config.yaml"

  init() throws { program = try Program() }

  @Test func whatInitWritesIsRight() throws {
    let written = try program.run("config", "init", environment: ["XDG_CONFIG_HOME": program.folder + "/in"])
    let path = program.folder + "/in/netease-archive/config.yaml"
    #expect(written.status == 0)
    #expect(written.output.isEmpty)
    #expect(written.errors.hasPrefix("\(path) was written. Next:\n"))
    // A proxy's password may be put into it.
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    let checked = try program.run("config", "check", environment: ["XDG_CONFIG_HOME": program.folder + "/in"])
    #expect(checked.status == 0)
    #expect(
      checked.errors
        == "\(path): nothing is wrong; no sources yet, so sync follows nothing; "
        + "archive: not named, so $NETEASE_ARCHIVE or ./archive\n")
  }

  @Test func initNeverOverwrites() throws {
    try program.write("mine", to: file)
    let result = try program.run("config", "init", file)
    #expect(result.status == 73)
    #expect(
      result.errors
        == "conf/config.yaml is there already and was left as it is; move it away to have it written anew\n")
    #expect(program.content(of: file) == "mine")
  }

  @Test func initWhereNoFolderCanBe() throws {
    try program.write("a file", to: "conf")
    let result = try program.run("config", "init", "conf/config.yaml")
    #expect(result.status == 73)
    #expect(result.errors.hasPrefix("conf"))
  }

  @Test func initPrints() throws {
    let result = try program.run("config", "init", "-")
    #expect(result.status == 0)
    #expect(result.output.contains("\nsources:\n"))
    #expect(result.errors.isEmpty)
  }

  @Test func checkListsEveryMistake() throws {
    try program.write("archiv: a\nrun:\n  max-requests: none\n", to: file)
    let result = try program.run("config", "check", file)
    #expect(result.status == 78)
    #expect(result.output.isEmpty)
    #expect(
      result.errors == """
        conf/config.yaml:1: "archiv" is no key; did you mean archive?
        conf/config.yaml:3: max-requests: "none": expected a number from 1 to 1000000

        """)
    let json = try program.run("config", "check", "--json", file)
    #expect(json.status == 78)
    #expect(json.errors.isEmpty)
    let report = try JSONDecoder().decode(CheckReport.self, from: Data(json.output.utf8))
    #expect(report.file == file)
    #expect(report.errors.map(\.line) == [1, 3])
    #expect(report.errors.first?.reason == "\"archiv\" is no key; did you mean archive?")
    #expect(report.sources == nil)
  }

  private struct CheckReport: Decodable {
    struct Mistake: Decodable {
      var line: Int?
      var reason: String
    }
    var file: String
    var errors: [Mistake]
    var sources: Int?
  }

  @Test func checkLooksForTheOtherFiles() throws {
    try program.write("archive: kept\nsources: [{list: addresses.txt}]\n", to: file)
    let missing = try program.run("config", "check", file)
    #expect(missing.status == 78)
    #expect(missing.errors == "conf/config.yaml: list: conf/addresses.txt: No such file or directory\n")
    try program.write("", to: "conf/addresses.txt")
    let found = try program.run("config", "check", file)
    #expect(found.status == 0)
    #expect(found.errors == "conf/config.yaml: nothing is wrong; sources: 1; archive: conf/kept\n")
    #expect(try program.run("config", "check", "--quiet", file).errors.isEmpty)
  }

  /// What sync would not take is wrong already when it is checked.
  @Test func checkLooksIntoTheOtherFiles() throws {
    try program.write("archive: kept\nnetwork: {cookies: cookies.txt, cacert: ca.pem}\n", to: file)
    try program.write("session=secret\n", to: "conf/cookies.txt")
    try program.write("-----BEGIN CERTIFICATE-----\n", to: "conf/ca.pem")
    let reason =
      "conf/cookies.txt: line 1 is no cookie in Netscape's format, seven parts with tabs between\n"
    let checked = try program.run("config", "check", file)
    #expect(checked.status == 78)
    #expect(checked.errors == "conf/config.yaml: \(reason)")
    let run = try program.run("sync", "--config", file)
    #expect(run.status == 78)
    #expect(run.errors == "conf/config.yaml: \(reason)")
    // On the command line it is a matter of usage.
    let given = try program.run("fetch", "--cookies", "conf/cookies.txt", "x")
    #expect(given.status == 64)
    #expect(given.errors == reason)
  }

  @Test(arguments: [["check"], ["schedule", "--crontab"]])
  func noFile(_ arguments: [String]) throws {
    let result = try program.run(["config"] + arguments)
    #expect(result.status == 78)
    #expect(
      result.errors.contains("\(program.folder)/.config/netease-archive/config.yaml, /etc/netease-archive/"))
    let named = try program.run(["config"] + arguments + ["none.yaml"])
    #expect(named.status == 78)
    #expect(named.errors == "none.yaml: cannot be read: No such file or directory\n")
  }

  @Test func showIsAFileAgain() throws {
    try program.write("archive: kept\nnetwork: {delay: 10s}\n", to: file)
    let shown = try program.run("config", "show", file)
    #expect(shown.status == 0)
    #expect(shown.output.hasPrefix("archive: conf/kept\nsources: []\nnetwork:\n"))
    #expect(shown.output.contains("\n  delay: 10s\n"))
    #expect(shown.output.contains("\n  every: 90d\n"))
    try program.write(shown.output, to: "shown.yaml")
    #expect(try program.run("config", "show", "shown.yaml").output == shown.output)
    let json = try program.run("config", "show", "--json", file)
    #expect(json.output.hasPrefix("{\n  \"archive\": \"conf/kept\",\n"))
  }

  @Test func showWithoutAFileIsTheDefaults() throws {
    let result = try program.run("config", "show")
    #expect(result.status == 0)
    #expect(result.errors == "there is no configuration file; these are the defaults\n")
    #expect(result.output.contains("\n  timeout: 1m\n"))
  }

  @Test func showOfAFileThatIsWrong() throws {
    try program.write("run: fast", to: file)
    let result = try program.run("config", "show", file)
    #expect(result.status == 78)
    #expect(result.output.isEmpty)
  }
}
