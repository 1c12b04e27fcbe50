internal import Archiving
internal import ArgumentParser
internal import Extraction
internal import FoundationEssentials
internal import OrderedJSON
internal import PlainText
internal import Rendering
internal import Terminal

/// The forms in which `parse` prints an article.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text, markdown, json, jsonl, html

  /// The ending of the files that `--output` writes.
  var ending: String {
    switch self {
    case .text: "txt"
    case .markdown: "md"
    default: rawValue
    }
  }
}

/// The script of what is printed; what is stored is always as the page had it.
enum OutputScript: String, CaseIterable, ExpressibleByArgument {
  case keep, hans, hant
}

struct Parse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Print the articles of saved pages. No network, nothing is stored.",
    discussion: """
      Reads web pages of all times, the app's JSON (full.html) and pages copied as plain text; as files by \
      themselves, as MHTML or SingleFile pages, and all that are in a WARC or a WACZ.

        netease-archive parse page.html
        netease-archive parse --format markdown --output texts saved-pages/
        curl -s URL | netease-archive parse --url URL -
      """)

  @OptionGroup var input: InputOptions

  @Option(
    name: .shortAndLong, help: "The form in which an article is printed; jsonl is one JSON object a line.")
  var format: OutputFormat = .text

  @Flag(help: "The same as --format json.")
  var json = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write a file for each article into this folder.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(help: "The characters in which it is printed: as they are, simplified or traditional.")
  var script: OutputScript = .keep

  @Flag(help: "Show instead of the article which rule gave which field, and what was left out and why.")
  var explain = false

  @Flag(help: "No colours.")
  var noColor = false

  func validate() throws {
    if json, format != .text, format != .json {
      throw ValidationError("--json and --format \(format) do not go together.")
    }
    if explain, output != nil {
      throw ValidationError("--explain prints to the terminal; it does not go with --output.")
    }
    if explain, json || format != .text || script != .keep {
      throw ValidationError("--explain shows no article; it does not go with --json, --format or --script.")
    }
    if output == "" { throw ValidationError("--output wants the name of a folder.") }
  }

  func run() throws {
    let list = try input.list()
    let form = json ? .json : format
    var printer = try ArticlePrinter(
      format: form, converter: converter(), folder: output, isList: !list.isOnePage)
    var reading = ArticleReading(list, input)
    // Articles that go to the terminal show themselves how far the run is.
    var progress = ProgressLine(
      total: list.inputs.count, isWanted: !input.quiet && (output != nil || !StandardOutput.isTerminal))
    try reading.forEach(&progress) { article, page in
      if input.verbose { Messages.sayWarnings(of: article, from: page.name) }
      if explain {
        try StandardOutput.write(Explanation(article, isColoured: TerminalText.isColoured(noColor)).text)
      } else {
        try printer.print(article, isOneOfMany: page.isOneOfMany)
      }
    }
    try printer.finish()
    if let output, !input.quiet { Messages.say("\(printer.printed) written to \(output)") }
    try reading.report()
  }

  private func converter() throws -> ScriptConverter? {
    switch script {
    case .keep: nil
    case .hans: try ScriptConverter(to: .hans)
    case .hant: try ScriptConverter(to: .hant)
    }
  }
}
