import FoundationEssentials
import Glibc
import Testing

/// The manual page that `make install` makes from what the commands say of themselves.
@Suite struct ManualTests {
  /// As much of the help as the tests need.
  private struct Help: Decodable {
    struct Argument: Decodable {
      struct Name: Decodable {
        var kind: String
        var name: String
      }
      var names: [Name]?
      var abstract: String?
    }
    var commandName: String
    var superCommands: [String]?
    var arguments: [Argument]?
    var subcommands: [Help]?

    var all: [Help] { [self] + (subcommands ?? []).filter { $0.commandName != "help" }.flatMap(\.all) }
  }

  private struct Dump: Decodable {
    var command: Help
  }

  private let program: Program
  private let help: Help

  init() throws {
    program = try Program()
    let dump = try program.run("--experimental-dump-help").output
    help = try JSONDecoder().decode(Dump.self, from: Data(dump.utf8)).command
    let made = try program.run(tool: Program.path(of: "manual"), ["1.2.3"], input: dump)
    #expect(made.status == 0 && made.errors.isEmpty)
    try program.write(made.output, to: "page.1")
  }

  @Test func everyOptionHasItsPlace() throws {
    let page = program.content(of: "page.1")
    var options = 0
    for command in help.all where command.subcommands == nil {
      let words = ((command.superCommands ?? []) + [command.commandName]).joined(separator: " ")
      let heading = ".SS \"\(words.replacing("-", with: "\\-"))\"\n"
      let start = try #require(page.firstRange(of: heading), "\(words)").upperBound
      let end = page[start...].firstRange(of: "\n.S")?.lowerBound ?? page.endIndex
      let section = page[start..<end]
      for name in (command.arguments ?? []).flatMap({ $0.names ?? [] })
      where !["help", "h", "version"].contains(name.name) {
        let typed = (name.kind == "long" ? "--" : "-") + name.name
        #expect(section.contains("\\fB\(typed.replacing("-", with: "\\-"))\\fR"), "\(words) \(typed)")
        options += 1
      }
    }
    // So that nothing is not taken for everything.
    #expect(options > 100)
  }

  private static let groff = "/usr/bin/groff"

  @Test(.enabled(if: access(groff, X_OK) == 0, "groff is not installed"))
  func groffReadsThePage() throws {
    let shown = try program.run(
      tool: Self.groff, ["-man", "-Kutf8", "-Tutf8", "-ww", "-P-cbou", "-rLL=80n", "page.1"])
    #expect(shown.status == 0)
    #expect(shown.errors.isEmpty)
    for line in [
      "NETEASE-ARCHIVE(1)", "       netease-archive parse [options] path ...", "       --format, -f format",
      "           netease-archive config schedule --crontab", "        2  some of several items failed",
      "FILES",
    ] { #expect(shown.output.contains(line + "\n") || shown.output.hasPrefix(line), "\(line)") }
    #expect(shown.output.contains("网易"))
  }
}
