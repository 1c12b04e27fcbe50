import Glibc
import Testing

/// `config schedule`: what is printed is what cron and systemd read.
@Suite struct ScheduleTests {
  private let program: Program
  /// The folder that the program is run in, as the program knows it.
  private var folder: String { program.folder + "/in" }

  init() throws {
    program = try Program()
    try program.write("archive: /srv/articles\nrun: {max-duration: 5m}\n", to: "a.yaml")
  }

  private func line(_ arguments: String...) throws -> String {
    let result = try program.run(["config", "schedule", "--crontab"] + arguments)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2 && lines.first?.hasPrefix("# ") == true)
    return String(lines.last ?? "")
  }

  @Test func crontab() throws {
    #expect(
      try line("a.yaml").hasSuffix(
        " * * * * \(Program.path(of: "netease-archive")) sync --config \(folder)/a.yaml"))
  }

  @Test(arguments: [
    ("5m", 5, "-59/5 * * * *"), ("30m", 30, "-59/30 * * * *"), ("1h", 60, " * * * *"),
    ("6h", 60, " */6 * * *"),
    ("1d", 60, " 4 * * *"), ("7d", 60, " 4 * * 1"),
  ])
  func times(_ every: String, _ minutes: Int, _ fields: String) throws {
    let line = try line("--every", every, "a.yaml")
    let minute = line.prefix { $0.isNumber }
    #expect(try (0..<minutes).contains(#require(Int(minute))))
    #expect(line.dropFirst(minute.count).hasPrefix(fields + " /"))
  }

  /// cron ends a command at a bare percent sign; all else is the shell's.
  @Test func namesThatWantQuotationMarks() throws {
    try program.write("archive: /srv/a", to: "it's 5%.yaml")
    #expect(try line("it's 5%.yaml").hasSuffix(#" --config '\#(folder)/it'\''s 5'\%'.yaml'"#))
  }

  @Test func archiveOfTheEnvironment() throws {
    try program.write("run: {}", to: "b.yaml")
    let result = try program.run(
      ["config", "schedule", "--crontab", "b.yaml"], environment: ["NETEASE_ARCHIVE": "kept"])
    #expect(result.output.hasSuffix(" --config \(folder)/b.yaml --archive \(folder)/kept\n"))
    let unnamed = try program.run("config", "schedule", "--crontab", "b.yaml")
    #expect(unnamed.status == 78)
    #expect(unnamed.errors.hasPrefix("b.yaml: archive: name its folder"))
  }

  @Test func service() throws {
    let result = try program.run("config", "schedule", "--user", "somebody", "--every", "2h", "a.yaml")
    #expect(result.status == 0)
    #expect(result.errors == "/srv/articles: make this folder first; somebody has to be its owner\n")
    for part in [
      "# /etc/systemd/system/netease-archive.service\n[Unit]\n", "\nUser=somebody\n",
      "\nTimeoutStartSec=900\n",
      "\nReadWritePaths=/srv/articles\n", " sync --config \(folder)/a.yaml\n",
      "\n# /etc/systemd/system/netease-archive.timer\n[Unit]\n", "\nOnCalendar=0/2:00\n",
    ] { #expect(result.output.contains(part), "\(part)") }
  }

  /// As `sudo config init` leaves it.
  @Test func aConfigurationThatTheServiceMayNotRead() throws {
    let url = "\(folder)/a.yaml"
    try #require(chmod(url, 0o600) == 0)
    let result = try program.run("config", "schedule", "--user", "nobody", "a.yaml")
    #expect(result.status == 0)
    #expect(
      result.errors.hasSuffix("\(url): nobody may not read this file; give it to that account (chown)\n"))
    try #require(chmod(url, 0o644) == 0)
    let readable = try program.run("config", "schedule", "--user", "nobody", "a.yaml")
    #expect(!readable.errors.contains("may not read"))
  }

  /// systemd makes the folder below /var/lib itself.
  @Test func archiveOfTheService() throws {
    try program.write("run: {}", to: "b.yaml")
    let result = try program.run("config", "schedule", "--user", "somebody", "b.yaml")
    #expect(result.errors.isEmpty)
    #expect(result.output.contains(" --archive /var/lib/netease-archive/archive\n"))
    #expect(!result.output.contains("ReadWritePaths"))
  }

  @Test func unitsAreNotOverwritten() throws {
    try program.write("mine", to: "units/netease-archive.timer")
    let result = try program.run("config", "schedule", "--user", "somebody", "--output", "units", "a.yaml")
    #expect(result.status == 73)
    #expect(result.errors.contains("units/netease-archive.timer is there already"))
    #expect(program.content(of: "units/netease-archive.timer") == "mine")
  }

  private static let analyze = "/usr/bin/systemd-analyze"

  @Test(
    .enabled(if: access(analyze, X_OK) == 0, "systemd-analyze is not installed"),
    arguments: [
      ("a.yaml", "5m"), ("with space.yaml", "30m"), ("100%$HOME\"\\.yaml", "1h"), ("a.yaml", "12h"),
      ("a.yaml", "1d"),
      ("a.yaml", "7d"),
    ])
  func systemdAcceptsTheUnits(_ file: String, _ every: String) throws {
    try program.write(
      "archive: 'kept %n $x \"y\"'\nreport: {file: reports/last.json}\nnetwork: {cookies: /home/a/c.txt}\n",
      to: file)
    let written = try program.run(
      "config", "schedule", "--user", "somebody", "--every", every, "--output", "units", file)
    #expect(written.status == 0)
    let verified = try program.run(
      tool: Self.analyze, ["verify", "units/netease-archive.service", "units/netease-archive.timer"])
    // It passes over what it does not know, and says so.
    #expect(verified.errors.isEmpty)
    #expect(verified.output.isEmpty)
    #expect(verified.status == 0)
  }
}
