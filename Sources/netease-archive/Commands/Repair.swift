internal import ArchiveStore
internal import Archiving
internal import ArgumentParser
internal import Terminal

struct Repair: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repair",
    abstract: "Mend what can be mended without guessing.",
    discussion: """
      Restores inventories from their copies, finishes what a dead run left, cuts torn lines off the log, makes the \
      catalog anew. What does not belong there is moved to set-aside/, never deleted.
      """)

  @Flag(help: "Only say what would be done.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "Say nothing but what cannot be mended.")
  var quiet = false

  @OptionGroup var location: ArchiveOptions

  func run() async throws {
    let folder = try location.folderToWrite()
    let mending = Mending(of: folder, clock: WallClock.now)
    do {
      var outcome = try await mending.run(dryRun: dryRun) { action in
        if !quiet || action.deed == .nothing { Messages.say(action.description) }
      }
      if !dryRun {
        let (articles, unreadable) = try mending.reindex()
        if !quiet { Messages.say("the catalog was made anew: \(TerminalText.count(articles, "article"))") }
        for error in unreadable { Messages.say("\(error): not in the catalog") }
      }
      outcome.mended += outcome.leftToReindex
      if !quiet {
        Messages.say("\(outcome.mended) \(dryRun ? "would be mended" : "mended"), \(outcome.left) left")
      }
      if outcome.left > 0 { throw ExitCode(ExitStatus.inputOutput) }
    } catch let error as KeepingError {
      throw stopped(folder, error)
    }
  }
}

struct Reindex: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reindex",
    abstract: "Make the catalog anew, from the files alone.",
    discussion: "The catalog only makes list and search quick; everything in it is in the files.")

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @OptionGroup var location: ArchiveOptions

  func run() throws {
    let folder = try location.folderToWrite()
    do {
      let (articles, unreadable) = try Mending(of: folder, clock: WallClock.now).reindex()
      for error in unreadable { Messages.say("\(error): not in the catalog") }
      if !quiet { Messages.say("\(TerminalText.count(articles, "article")) in the catalog") }
      if !unreadable.isEmpty { throw ExitCode(ExitStatus.someFailed) }
    } catch let error as KeepingError {
      throw stopped(folder, error)
    }
  }
}
