internal import ArchiveStore
internal import Archiving
internal import ArgumentParser
internal import ArticleModel
internal import Extraction
internal import FoundationEssentials
internal import OrderedJSON

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Keep saved pages in the archive.",
    discussion: """
      An article that is there already is looked at again: if its title, text, pictures, people or time changed,
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
    var progress = ProgressLine(total: list.inputs.count, isQuiet: input.quiet)
    if !list.inputs.isEmpty {
      var importer = try open()
      for item in list.inputs {
        do {
          let article = try ReadArticle(item.capture(url: input.url))
          let outcome = try importer.add(article)
          progress.clear()
          if input.verbose {
            for warning in article.extraction.report.warnings { Messages.say("\(item.path): \(warning)") }
          }
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
    if json { try StandardOutput.write(JSONValue.array(reports).text(.pretty)) }
    if input.verbose, list.skipped > 0 { Messages.say("\(list.skipped) files that are no pages by their names were skipped") }
    try failures.report(of: list.inputs.count + list.failures.count, listedIn: input.failed)
  }

  private func open() throws -> Importer {
    do throws(ArchiveError) {
      return try Importer(archive: location.folder) { Int64(Date().timeIntervalSince1970 * 1000) }
    } catch {
      Messages.say(error.description)
      throw ExitCode(ExitStatus.of(error))
    }
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
    let what = if case .changed(let differences) = state { " (\(differences.joined(separator: ", ")), now \(version))" } else { "" }
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
