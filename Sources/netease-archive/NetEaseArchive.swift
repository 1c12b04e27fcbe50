internal import ArgumentParser
internal import Glibc
internal import PlainText

@main
struct NetEaseArchive: ParsableCommand {
  // Each command gives its name. What the argument parser does else, to find it from the type, takes each start of
  // the program 2 of 12 ms.
  static let configuration = CommandConfiguration(
    commandName: "netease-archive",
    abstract: "Keeps NetEase (网易, 163.com) articles readable after they are edited, moved or deleted.",
    discussion: """
      Start with a page that you saved:

        netease-archive parse page.html             print the article
        netease-archive import page.html            keep it in ./archive

      Or with the site:

        netease-archive fetch URL                   get an article and keep it
        netease-archive config init                 set up sync, which follows authors and channels

      Exit status:
         0  done; nothing new is also done
         2  some of several items failed
        64  usage
        65  read, but no article in it
        66  not found, or not readable
        69  the server cannot be reached, or fails
        70  a defect of the program
        73  the archive or the output folder cannot be created
        74  input/output error
        75  try later: another run holds the archive, or the site wants a pause
        76  the site refuses: 403, a verification page
        77  not asked: robots.txt or the guard against foreign addresses forbids it
        78  something is wrong in the configuration file
        79  the article is gone: 404, 410, or a page that says that it was removed
      """,
    version: Version.current,
    groupedSubcommands: [
      CommandGroup(name: "Pages", subcommands: [Parse.self, Import.self, Fetch.self]),
      CommandGroup(name: "Unattended runs", subcommands: [Sync.self, Status.self, Config.self]),
      CommandGroup(
        name: "Articles of the archive",
        subcommands: [List.self, Search.self, Show.self, History.self, Diff.self, Feed.self]),
      CommandGroup(name: "The archive itself", subcommands: [Verify.self, Repair.self, Reindex.self]),
    ])

  static func main() async {
    // A reader that closes its end early (`| head`) has had enough: that is no failure.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch is ClosedPipe {
      exit(withError: ExitCode.success)
    } catch let error as ScriptConversionError {
      Messages.say(error.description)
      exit(withError: ExitCode(ExitStatus.defect))
    } catch {
      exit(withError: error)
    }
  }
}
