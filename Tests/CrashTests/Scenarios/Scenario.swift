import FoundationEssentials
import TestSupport

/// An import that is disturbed: what is there before it, what it brings, and what it does when left in peace.
struct Scenario: Sendable {
  let name: String
  let program: ImportProgram
  /// What is in the watched folder before.
  let base: FileTree
  let pages: [String]
  /// What the undisturbed import does, with the bytes that it writes.
  let trace: Trace
  let status: Int32
  /// What is in the watched folder after the undisturbed import.
  let after: FileTree
  let content: ArchiveContent
  let objects: [String: [[String: String]]]
  let baseObjects: [String: [[String: String]]]
  let list: String?
  /// Keeps the pages.
  private let folder: WorkFolder

  private init(_ name: String, _ program: ImportProgram, earlier: [[SavedPage]], _ pages: [SavedPage]) throws
  {
    self.name = name
    self.program = program
    folder = try WorkFolder()
    for (index, pages) in earlier.enumerated() {
      let paths = try Self.write(pages, to: folder.path("earlier-\(index)"))
      let run = try program.importing(paths, in: folder)
      guard run.status == 0 else { throw HarnessError("\(name): an earlier import fails: \(run.errors)") }
    }
    base = try folder.tree()
    self.pages = try Self.write(pages, to: folder.path("pages"))
    let run = try program.importing(self.pages, in: folder, recordingBytes: true)
    trace = run.trace
    status = run.status
    after = try folder.tree()
    let archive = after.below("archive")
    content = ArchiveContent(archive)
    let check = ArchiveCheck(archive, .valid)
    objects = check.objects
    let earlierCheck = ArchiveCheck(base.below("archive"), .readable)
    baseObjects = earlierCheck.objects
    let verdict = try program.verdict(on: folder)
    list = verdict.list
    let problems = check.problems + earlierCheck.problems + verdict.problems
    guard status == 0, problems.isEmpty, trace.calls.count > 20, objects.count > baseObjects.count else {
      throw HarnessError("\(name): the undisturbed import fails: \(status) \(run.errors) \(problems)")
    }
  }

  private static func write(_ pages: [SavedPage], to folder: String) throws -> [String] {
    return try pages.enumerated().map { index, page in
      // The name is kept in the archive, so the same page has the same name whenever it comes.
      let path = "\(folder)/\(index)/\(page.docID).html"
      try FileManager.default.createDirectory(atPath: "\(folder)/\(index)", withIntermediateDirectories: true)
      try Data(page.html.utf8).write(to: URL(filePath: path))
      return path
    }
  }

  /// Ten articles of three columns, one of them twice, and no archive yet.
  static func newArchive(_ program: ImportProgram) throws -> Scenario {
    let pages = (0..<10).map { SavedPage.page($0, column: $0 % 3) } + [.page(4, column: 1)]
    return try Scenario("a new archive on \(program.fileSystem)", program, earlier: [], pages)
  }

  /// An archive of seven articles, one with two versions, gets two that are unchanged, three that are changed,
  /// two new ones of a column that it has and two of one that it has not; one of those comes twice.
  static func grownArchive(_ program: ImportProgram) throws -> Scenario {
    let first = (0..<7).map { SavedPage.page($0, column: $0 % 3) }
    let second = [SavedPage.page(2, column: 2, revision: 1)]
    let pages = [
      .page(0, column: 0), .page(1, column: 1, revision: 1), .page(2, column: 2, revision: 2),
      .page(7, column: 0),
      .page(8, column: 3), .page(3, column: 0), .page(4, column: 1, revision: 1), .page(9, column: 3),
      .page(8, column: 0), SavedPage.page(8, column: 3),
    ]
    return try Scenario(
      "an archive that grows on \(program.fileSystem)", program, earlier: [first, second], pages)
  }
}
