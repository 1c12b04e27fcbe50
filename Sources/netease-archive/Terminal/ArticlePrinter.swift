internal import Archiving
internal import ArgumentParser
internal import FoundationEssentials
internal import OperatingSystem
internal import OrderedJSON
internal import PlainText
internal import Rendering

/// Writes articles in one form, to standard output or as files into a folder.
struct ArticlePrinter {
  private let format: OutputFormat
  private let converter: ScriptConverter?
  private let folder: String?
  /// Several articles in one JSON document are an array.
  private var isList: Bool
  private(set) var printed = 0
  /// The names, without their ending, of the files that were written.
  private var stems: Set<String> = []

  init(format: OutputFormat, converter: ScriptConverter?, folder: String?, isList: Bool) throws {
    self.format = format
    self.converter = converter
    self.folder = folder
    self.isList = isList
    guard let folder else { return }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      Messages.say("\(folder): this folder cannot be created: \(error.systemReason)")
      throw ExitCode(ExitStatus.cannotCreate)
    }
  }

  /// `isOneOfMany`: the input may hold more articles than this one.
  mutating func print(_ article: ReadArticle, isOneOfMany: Bool) throws {
    isList = isList || isOneOfMany
    let article = try converter.map { try article.converted(with: $0) } ?? article
    let text = form(of: article)
    if let folder {
      try write(text, to: folder, for: article)
    } else if format == .json, isList {
      let indented = text.dropLast().split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
      try StandardOutput.write((printed == 0 ? "[\n" : ",\n") + indented)
    } else {
      // Articles for people have a line between them.
      let line = String(repeating: "\u{2500}", count: 20)
      try StandardOutput.write(
        (printed > 0 && format != .jsonl && format != .html ? "\n\(line)\n\n" : "") + text)
    }
    printed += 1
  }

  func finish() throws {
    guard format == .json, isList, folder == nil else { return }
    try StandardOutput.write(printed == 0 ? "[]\n" : "\n]\n")
  }

  private func form(of article: ReadArticle) -> String {
    switch format {
    case .text: article.article.plainText
    case .markdown: article.article.markdown
    case .html: article.article.html
    case .json: article.json.text(.pretty)
    case .jsonl: article.json.text(.line)
    }
  }

  /// Each article has a file of its own: two copies of one get `ID` and `ID-2`.
  private mutating func write(_ text: String, to folder: String, for article: ReadArticle) throws {
    var stem = article.fileStem
    var count = 1
    while !stems.insert(stem).inserted {
      count += 1
      stem = "\(article.fileStem)-\(count)"
    }
    let path = "\(folder)/\(stem).\(format.ending)"
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      Messages.say("\(path): cannot be written: \(error.systemReason)")
      throw ExitCode(ExitStatus.inputOutput)
    }
  }
}
