internal import ArgumentParser

struct Config: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Set up what sync does by itself.",
    discussion: """
      One file says what is followed, how politely, and who hears of it:

        netease-archive config init          write it, with every key explained
        netease-archive config check         after each change
        netease-archive config schedule      how cron or systemd runs it
      """,
    subcommands: [ConfigInit.self, ConfigCheck.self, ConfigShow.self, ConfigSchedule.self])
}
