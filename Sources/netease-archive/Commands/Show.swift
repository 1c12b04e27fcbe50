internal import ArchiveStore
internal import Archiving
internal import ArgumentParser
internal import Terminal

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print an article of the archive.",
    discussion: """
      The article is named by its address, its docid, or the beginning of it. Without --version it is printed as \
      it was seen last.

        netease-archive show JU7JLCSV051481US
        netease-archive show --version 1 --format markdown https://www.163.com/dy/article/JU7JLCSV051481US.html
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, json, warc

    var file: String {
      switch self {
      case .text: "article.txt"
      case .markdown: "article.md"
      case .json: "article.json"
      case .warc: "capture.warc.gz"
      }
    }
  }

  @Argument(help: ArgumentHelp("An address, a docid, or the beginning of one.", valueName: "article"))
  var article: String

  @Option(help: ArgumentHelp("As it was in this version: 1 for the first.", valueName: "number"))
  var version: Int?

  @Option(name: .shortAndLong, help: "The form in which it is printed; warc is what was received.")
  var format: Format = .text

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if reading.json, format != .text, format != .json {
      throw ValidationError("--json and --format \(format) do not go together.")
    }
  }

  func run() throws {
    let reader = try reading.reader()
    let object = try reading.orStopped { () throws(KeepingError) in try reader.article(article) }
    let number = try object.version(version)
    let current = try reading.orStopped { () throws(KeepingError) in
      if let number { return number }
      return try reader.current(of: object)
    }
    let form = reading.json ? Format.json : format
    let bytes = try reading.orStopped { () throws(KeepingError) in
      do throws(ArchiveError) {
        return try object.content(of: form.file, in: current)
      } catch {
        throw .archive(error)
      }
    }
    guard let bytes else {
      Messages.say("\(object.name.folder): \(current) has no \(form.file)")
      throw ExitCode(ExitStatus.noInput)
    }
    if form == .text || form == .markdown {
      let looks = try reading.orStopped { () throws(KeepingError) in try reader.looks(at: object.name) }
      if let state = ArticleState(looks), state.condition != .live, !reading.quiet {
        Messages.say(state.description)
      }
      try reading.write(TerminalText.safe(String(decoding: bytes, as: UTF8.self)))
    } else {
      try StandardOutput.write(bytes)
    }
  }
}

extension ArchivedObject {
  /// The version of that number; says which there are where it is none of them.
  func version(_ number: Int?) throws -> VersionNumber? {
    guard let number else { return nil }
    guard let version = VersionNumber(number), version <= head else {
      let known = versions.count == 1 ? "only version 1" : "versions 1 to \(versions.count)"
      Messages.say("\(name.name): there is no version \(number); the archive has \(known)")
      throw ExitCode(ExitStatus.noInput)
    }
    return version
  }
}
