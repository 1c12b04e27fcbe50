internal import ArchiveStore
internal import Archiving
internal import ArgumentParser
internal import OrderedJSON
internal import Terminal
internal import TextDiff

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what changed between two versions of an article.",
    discussion: """
      Without --from and --to the two newest versions are compared. What went is red or in [-…-], what came is \
      green or in {+…+}.

        netease-archive diff JU7JLCSV051481US
        netease-archive diff --from 1 --to 3 --format html JU7JLCSV051481US > diff.html
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, html, json
  }

  @Argument(help: ArgumentHelp("An address, a docid, or the beginning of one.", valueName: "article"))
  var article: String

  @Option(help: ArgumentHelp("The older version. (default: the one before --to)", valueName: "number"))
  var from: Int?

  @Option(help: ArgumentHelp("The newer version. (default: the newest)", valueName: "number"))
  var to: Int?

  @Option(name: .shortAndLong, help: "The form; html is a page with the versions side by side.")
  var format: Format = .text

  @Option(help: ArgumentHelp("Unchanged paragraphs to show around a change.", valueName: "count"))
  var context = 1

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if reading.json, format == .html { throw ValidationError("--json and --format html do not go together.") }
    if context < 0 { throw ValidationError("--context \(context): not below 0.") }
  }

  func run() throws {
    let reader = try reading.reader()
    let object = try reading.orStopped { () throws(KeepingError) in try reader.article(article) }
    let format = reading.json ? Format.json : format
    let newer = try object.version(to) ?? object.head
    if newer.number == 1, from == nil, format == .text {
      Messages.say("\(object.name.name): there is only one version, so there is nothing to compare")
      return
    }
    // Compared with itself, the first version is as it was.
    let older = try object.version(from) ?? newer.previous ?? newer
    let change = try reading.orStopped { () throws(KeepingError) in
      try VersionDifference(of: object, from: older, to: newer)
    }
    switch format {
    case .json: try StandardOutput.write(change.json.text(.pretty))
    case .html: try StandardOutput.write(change.page.html)
    case .text:
      let isColoured = TerminalText.isColoured(reading.noColor)
      try reading.write(change.text(DiffForm(isColoured: isColoured, context: context)))
    }
  }
}

extension VersionDifference {
  fileprivate var labels: (String, String) {
    ("\(older.number), \(older.created)", "\(newer.number), \(newer.created)")
  }

  fileprivate func text(_ form: DiffForm) -> String {
    var lines = ["\(labels.0) → \(labels.1)" + (newer.message.map { "  (\($0))" } ?? "")]
    for field in fields where field.diff.isChanged { lines.append("\(field.name): \(form.text(field.diff))") }
    let counts = body.counts
    if body.isChanged {
      lines.append(
        "text: \(counts.removedCharacters) characters removed, \(counts.addedCharacters) added, "
          + "\(counts.changedSentences) sentences changed")
      lines += ["", form.text(body)]
    } else {
      lines.append("the text is the same")
    }
    let text = lines.joined(separator: "\n")
    return text.hasSuffix("\n") ? text : text + "\n"
  }

  fileprivate var page: ComparisonPage {
    ComparisonPage(
      title: headline, oldLabel: labels.0, newLabel: labels.1, notes: [url].compactMap { $0 },
      fields: fields.filter(\.diff.isChanged), body: body)
  }

  fileprivate var json: JSONValue {
    [
      "identifier": .string(identifier), "from": .string(older.number.description),
      "to": .string(newer.number.description),
      "fields": .array(
        fields.filter(\.diff.isChanged).map { ["name": .string($0.name), "runs": Self.json($0.diff.runs)] }),
      "removedCharacters": .integer(body.counts.removedCharacters),
      "addedCharacters": .integer(body.counts.addedCharacters),
      "changedSentences": .integer(body.counts.changedSentences),
      "share": .number((body.counts.share * 1000).rounded() / 1000),
      "paragraphs": .array(
        body.paragraphs.map { ["changed": .bool($0.isChanged), "runs": Self.json($0.runs)] }),
    ]
  }

  private static func json(_ runs: [Run]) -> JSONValue {
    .array(runs.map { ["kind": .string($0.kind.rawValue), "text": .string($0.text)] })
  }
}
