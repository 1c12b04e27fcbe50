/// The manual page of the program, from what its commands say of themselves.
struct ManualPage {
  private var roff = Roff()

  var text: String { roff.text }

  init(_ program: CommandHelp, version: String) {
    let name = program.commandName
    roff.macro("TH", name.uppercased(), "1", "", "\(name) \(version)", "")
    // Neither stretched lines nor divided words: what is typed must be found by searching.
    roff.request("ad l")
    roff.request("nh")
    roff.macro("SH", "NAME")
    roff.line("\(name) - \(Self.withoutEnd(program.abstract ?? ""))")
    roff.macro("SH", "SYNOPSIS")
    roff.raw("\(Roff.bold(name)) \(Roff.italic("command")) [\(Roff.italic("options"))]")
    let (start, statuses) = Self.parts(of: program.discussion ?? "")
    roff.macro("SH", "DESCRIPTION")
    roff.line(program.abstract ?? "")
    roff.discussion(start)
    roff.macro("SH", "COMMANDS")
    for command in program.all.dropFirst() where command.subcommands == nil { add(command) }
    roff.macro("SH", "OPTIONS OF ALL COMMANDS")
    for argument in program.shownArguments { add(argument) }
    roff.macro("SH", "EXIT STATUS")
    roff.line("Those of sysexits.h, and a few of the program itself.")
    roff.discussion(statuses)
    addPlaces()
  }

  /// The root's discussion ends with the table of exit statuses, which has a section of its own here.
  private static func parts(of discussion: String) -> (start: String, statuses: String) {
    let parts = discussion.split(separator: "Exit status:\n", maxSplits: 1)
    return (String(parts.first ?? ""), parts.count > 1 ? String(parts[1]) : "")
  }

  private static func withoutEnd(_ sentence: String) -> String {
    sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }

  private mutating func add(_ command: CommandHelp) {
    roff.macro("SS", command.words)
    let arguments = command.shownArguments
    let synopsis =
      [arguments.contains { $0.kind != .positional } ? "[\(Roff.italic("options"))]" : nil]
      + arguments.filter { $0.kind == .positional }.map(Self.synopsis)
    roff.raw(([Roff.bold(command.words)] + synopsis.compactMap { $0 }).joined(separator: " "))
    roff.discussion(command.abstract ?? "")
    roff.discussion(command.discussion ?? "")
    for argument in arguments { add(argument) }
  }

  private static func synopsis(_ argument: CommandHelp.Argument) -> String {
    let name = Roff.italic(argument.valueName ?? "value") + (argument.isRepeating ? " ..." : "")
    return argument.isOptional ? "[\(name)]" : name
  }

  private mutating func add(_ argument: CommandHelp.Argument) {
    roff.macro("TP")
    let value = argument.kind == .flag ? "" : " " + Roff.italic(argument.valueName ?? "value")
    let names = (argument.names ?? []).map { Roff.bold($0.text) }.joined(separator: ", ")
    roff.raw(argument.kind == .positional ? Self.synopsis(argument) : names + value)
    roff.line([argument.abstract, argument.discussion].compactMap { $0 }.joined(separator: " "))
    var remarks: [String] = []
    if let values = argument.allValues { remarks.append("values: \(values.joined(separator: ", "))") }
    if let value = argument.defaultValue, argument.kind == .option { remarks.append("default: \(value)") }
    if !remarks.isEmpty { roff.line("(\(remarks.joined(separator: "; ")))") }
  }

  /// What no command says of itself.
  private mutating func addPlaces() {
    roff.macro("SH", "ENVIRONMENT")
    for (name, meaning) in [
      ("NETEASE_ARCHIVE", "The archive's folder where --archive names none."),
      ("XDG_CONFIG_HOME", "Where the configuration is looked for, instead of ~/.config."),
      ("NETEASE_ARCHIVE_PAGER, PAGER", "What shows long output on a terminal."),
      ("NO_COLOR", "If it is set and not empty: no colours."),
    ] {
      roff.macro("TP")
      roff.raw(Roff.bold(name))
      roff.line(meaning)
    }
    roff.macro("SH", "FILES")
    for (name, meaning) in [
      ("~/.config/netease-archive/config.yaml", "The configuration; netease-archive config init writes it."),
      ("/etc/netease-archive/config.yaml", "The configuration where a user has none."),
      ("archive/README.md", "In each archive: its format, readable without the program."),
    ] {
      roff.macro("TP")
      roff.raw(Roff.italic(name))
      roff.line(meaning)
    }
  }
}
