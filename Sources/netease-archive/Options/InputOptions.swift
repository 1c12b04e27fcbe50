internal import ArgumentParser
internal import Archiving

/// What to read.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Saved pages, folders of them, or - for standard input. Files may be packed (.gz).", valueName: "path"))
  var paths: [String]

  @Option(help: ArgumentHelp("The address that the page was saved from; for one page only.", valueName: "url"))
  var url: String?

  @Option(help: ArgumentHelp("Write the paths that failed to this file, one a line.", valueName: "file"))
  var failed: String?

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more: warnings, and what was skipped.")
  var verbose = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose do not go together.") }
  }

  func list() throws -> InputList {
    let list = InputList(paths: paths)
    if url != nil, list.inputs.count > 1 {
      throw ValidationError("--url is the address of one page, and \(list.inputs.count) were given.")
    }
    return list
  }
}
