internal import ArchiveStore
internal import Archiving
internal import ArgumentParser
internal import ArticleModel
internal import Extraction
internal import FoundationEssentials
internal import OrderedJSON
internal import Terminal

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Keep saved pages in the archive.",
    discussion: """
      An article that is there already is looked at again: if its title, text, pictures, people or time changed, \
      the next version is added, else nothing is written. Nothing is ever overwritten.

        netease-archive import page.html
        netease-archive import --archive ~/news saved-pages/
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var location: ArchiveOptions

  @Flag(help: "Print one JSON array with an object for each article.")
  var json = false

  func run() throws {
    let list = try input.list()
    var failures = Failures()
    for error in list.failures { failures.add(error.path, error.description, ExitStatus.noInput) }
    var reports: [JSONValue] = []
    var progress = ProgressLine(total: list.inputs.count, isWanted: !input.quiet)
    var counts = Counts()
    if !list.inputs.isEmpty {
      var importer = try open()
      for item in list.inputs {
        do {
          let article = try ReadArticle(item.capture(url: input.url))
          let outcome = try importer.add(article)
          progress.clear()
          counts.add(outcome.state)
          if input.verbose { Messages.sayWarnings(of: article, from: item.path) }
          if json {
            reports.append(outcome.json(of: article))
          } else if !input.quiet {
            try StandardOutput.write(outcome.line(of: article, in: location.folder))
          }
        } catch let error as InputError {
          failures.add(item.path, error.description, ExitStatus.noInput)
        } catch let error as ExtractionError {
          failures.add(item.path, error.message, ExitStatus.noArticle)
        } catch let error as ImportError {
          failures.add(item.path, error.message, ExitStatus.of(error))
        }
        progress.advance()
      }
    }
    progress.clear()
    if !input.quiet, list.inputs.count > 1 { Messages.say(counts.line) }
    if json { try StandardOutput.write(JSONValue.array(reports).text(.pretty)) }
    if input.verbose { Messages.saySkipped(list.skipped) }
    try failures.report(of: list.inputs.count + list.failures.count, listedIn: input.failed)
  }

  private func open() throws -> Importer {
    do throws(ArchiveError) {
      return try Importer(archive: location.folder) { Int64(Date().timeIntervalSince1970 * 1000) }
    } catch {
      // The reason may lie at a file in the folder.
      let isInside = error.path != location.folder && error.kind != .cannotCreate
      Messages.say("\(location.folder): " + (isInside ? error.description : error.reason))
      throw ExitCode(ExitStatus.of(error))
    }
  }

  /// How many articles came to what: the last word of a run over several.
  private struct Counts {
    private var (new, changed, unchanged) = (0, 0, 0)

    mutating func add(_ state: Importer.Outcome.State) {
      switch state {
      case .new: new += 1
      case .changed: changed += 1
      case .unchanged: unchanged += 1
      }
    }

    var line: String { "\(new) new, \(changed) changed, \(unchanged) unchanged" }
  }
}

extension Importer.Outcome {
  private var word: String {
    switch state {
    case .new: "new"
    case .changed: "changed"
    case .unchanged: "unchanged"
    }
  }

  /// `new        JU7JLCSV051481US  headline` and under it the folder.
  fileprivate func line(of article: ReadArticle, in archive: String) -> String {
    let what =
      if case .changed(let differences) = state {
        " (\(differences.joined(separator: ", ")), now \(version))"
      } else {
        ""
      }
    return TerminalText.safe("\(word)\(what): \(article.article.headline)\n  \(archive)/\(folder)\n")
  }

  fileprivate func json(of article: ReadArticle) -> JSONValue {
    [
      "identifier": JSONValue(article.article.identifier), "headline": .string(article.article.headline),
      "datePublished": JSONValue(article.article.datePublished?.iso8601), "state": .string(word),
      "version": .string(version.description), "folder": .string(folder),
      "source": JSONValue(article.capture.fileName),
    ]
  }
}
