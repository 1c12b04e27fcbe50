internal import ArgumentParser
internal import Configuration

struct ConfigSchedule: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Print what cron or systemd needs to run sync by itself.",
    discussion: """
      Nothing is installed: what is printed is for you to put in its place.

        netease-archive config schedule --crontab
        netease-archive config schedule --every 2h --systemd
        sudo netease-archive config schedule --output /etc/systemd/system FILE
      """)

  enum Scheduler: String, EnumerableFlag {
    case systemd, crontab

    static func help(for value: Self) -> ArgumentHelp? {
      switch value {
      case .systemd: "A service and a timer."
      case .crontab: "A line for crontab -e."
      }
    }
  }

  @Flag(exclusivity: .exclusive)
  var scheduler: Scheduler = .systemd

  @Option(help: ArgumentHelp("How often: \(Interval.choice).", valueName: "time"))
  var every = Interval.minutes(30)

  @Option(
    help: ArgumentHelp(
      "systemd: the account that the service runs as. (default: yours, behind sudo too)", valueName: "name"))
  var user: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "systemd: write both units into this folder instead of printing them.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @OptionGroup var argument: ConfigurationArgument

  func validate() throws {
    if let user, user.isEmpty || user.contains(where: \.isWhitespace) {
      throw ValidationError("--user \(user): this is no name of an account.")
    }
    if scheduler == .crontab, user != nil || output != nil {
      throw ValidationError("--user and --output are for systemd; they do not go with --crontab.")
    }
  }

  func run() throws {
    let file = try argument.existing()
    let run = try ScheduledRun(file: file, try ConfigurationOptions.configuration(in: file))
    switch scheduler {
    case .crontab:
      guard run.archive != nil else {
        Messages.say("\(file): archive: name its folder; cron starts sync in another folder than this one")
        throw ExitCode(ExitStatus.configuration)
      }
      try StandardOutput.write(CrontabLine(run, every).text)
    case .systemd:
      let units = SystemdUnits(run, every, user: try account())
      if let output { try write(units, into: output) } else { try StandardOutput.write(units.text) }
      for folder in units.missingFolders {
        Messages.say("\(folder): make this folder first; \(units.user) has to be its owner")
      }
      for file in run.filesToRead where !Account.mayRead(file, as: units.user) {
        Messages.say("\(file): \(units.user) may not read this file; give it to that account (chown)")
      }
    }
  }

  private func write(_ units: SystemdUnits, into folder: String) throws {
    do throws(NewFileError) {
      for (name, text) in units.files { try NewFile.write(text, to: "\(folder)/\(name)", permissions: 0o644) }
    } catch {
      Messages.say(error.description)
      throw ExitCode(ExitStatus.cannotCreate)
    }
    Messages.say("\(folder): the units were written. Next:")
    Messages.say("  systemctl daemon-reload")
    Messages.say("  systemctl enable --now netease-archive.timer")
  }

  private func account() throws -> String {
    if let user = user ?? Account.ofSomebody { return user }
    Messages.say("--user NAME: name the account that the service runs as; it should not be root's")
    throw ExitCode(ExitStatus.usage)
  }
}
