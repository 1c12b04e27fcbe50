internal import Archiving
internal import ArgumentParser
internal import ArticleModel

/// What to read.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Saved pages (HTML, MHTML, SingleFile), WARC and WACZ files, folders of them, or - for standard input. "
        + "Files may be packed (.gz).", valueName: "path"),
    completion: .file())
  var paths: [String]

  @Option(
    help: ArgumentHelp("The address that the page was saved from; for one page only.", valueName: "url"))
  var url: String?

  @Option(
    help: ArgumentHelp("Write the paths that failed to this file, one a line.", valueName: "file"),
    completion: .file())
  var failed: String?

  @OptionGroup var verbosity: Verbosity

  func validate() throws {
    if let url, ArticleAddress(url) == nil {
      throw ValidationError("--url \(url): this is no address; one begins with http:// or https://.")
    }
  }

  var quiet: Bool { verbosity.quiet }
  var verbose: Bool { verbosity.verbose }

  func list() throws -> InputList {
    let list = InputList(paths: paths)
    if url != nil, list.inputs.count > 1 {
      Messages.say("--url is the address of one page, and there are \(list.inputs.count)")
      throw ExitCode(ExitStatus.usage)
    }
    return list
  }
}
