internal import ArgumentParser
internal import Configuration

struct ConfigInit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a configuration file with every key explained.",
    discussion: "A file that is there is never overwritten. With - the text is printed.")

  @Argument(
    help: ArgumentHelp(
      "The file to write. (default: ~/.config/netease-archive/config.yaml)", valueName: "file"),
    completion: .file())
  var file: String?

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func run() throws {
    if file == "-" { return try StandardOutput.write(Configuration.commentedExample) }
    guard let path = file ?? ConfigurationFile.own(variable: ConfigurationOptions.variable) else {
      Messages.say("neither $HOME nor $XDG_CONFIG_HOME is set: name the file to write")
      throw ExitCode(ExitStatus.usage)
    }
    do throws(NewFileError) {
      // There may be a password in it.
      try NewFile.write(Configuration.commentedExample, to: path, permissions: 0o600)
    } catch {
      Messages.say(error.description)
      throw ExitCode(ExitStatus.cannotCreate)
    }
    if quiet { return }
    let argument = file.map { " " + ShellWord.quoted($0) } ?? ""
    let option = file.map { " --config " + ShellWord.quoted($0) } ?? ""
    Messages.say("\(path) was written. Next:")
    Messages.say("  name in it what to follow (sources:) and where the archive is (archive:)")
    Messages.say("  netease-archive config check\(argument)")
    Messages.say("  netease-archive sync\(option)")
    Messages.say("  netease-archive config schedule\(argument)    for cron or systemd")
  }
}
