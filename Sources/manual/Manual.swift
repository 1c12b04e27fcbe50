internal import FoundationEssentials

/// `netease-archive --experimental-dump-help | manual VERSION` prints the manual page.
@main
enum Manual {
  static func main() throws {
    var input = ""
    while let line = readLine(strippingNewline: false) { input += line }
    let help = try JSONDecoder().decode(ProgramHelp.self, from: Data(input.utf8))
    let version = CommandLine.arguments.dropFirst().first ?? ""
    print(ManualPage(help.command, version: version).text, terminator: "")
  }
}
