internal import FoundationEssentials
internal import Glibc
internal import PageMoulds

/// Measures an archive of generated articles as people use it: by the time that whole commands take.
struct ArchiveBench {
  private let program: ProgramRun
  private let fixtures: String
  private let articles: Int
  private let folder: String
  private var archive: String { "\(folder)/archive" }

  /// A columnist's text, and the size at which the index is judged.
  private static let characters = 1500

  init(program: String, fixtures: String, articles: Int) {
    self.program = ProgramRun(program: program)
    self.fixtures = fixtures
    self.articles = articles
    folder = FileManager.default.temporaryDirectory.appending(path: "netease-archive-bench-\(getpid())").path
  }

  /// Prints each figure beside its target.
  func run() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let bytes = try GeneratedPages(fixtures: fixtures)
      .write(articles, characters: Self.characters, to: "\(folder)/pages")
    print(
      "\(articles) articles of about \(Self.characters) characters, pages of \(bytes / articles / 1024) KiB")
    try measureImport()
    try measureReading()
    try measureRebuilding()
    try measureVerifying()
  }

  private func show(_ name: String, _ value: Double, _ unit: String, _ target: Figure.Target = .none) {
    print(Figure(name: name, value: value, unit: unit, target: target).row)
    fflush(nil)
  }

  private func measureImport() throws {
    // The import shall not pay for the pages that were written just now. It does pay, on ext4, for many files that were
    // deleted in the last six minutes, as those of an earlier run: their inodes are passed over one by one
    // (fs/ext4/ialloc.c, recently_deleted).
    sync()
    let time = try program.time(["import", "--quiet", "--archive", archive, "\(folder)/pages"])
    show(
      "import, each batch on the disk", Double(articles) / time.elapsed * 1000, "articles/s", .atLeast(300))
    show("import, processor time", time.processor / Double(articles), "ms/article")
  }

  private func measureReading() throws {
    // What every command takes before it does anything; the figures below are what comes on top.
    let start = try program.fastest(["--version"])
    show("start of the program, processor time", start, "ms")
    for (name, options) in [
      ("50 articles", ["--limit", "50"]), ("all articles", []), ("by author", ["--author", "李"]),
    ] {
      let time = try program.fastest(["list", "--quiet", "--archive", archive] + options)
      show("list, \(name)", time - start, "ms", .atMost(50))
    }
    for (name, query) in [
      ("a rare name", Prose.name(1041)), ("a common word", "经济"), ("one character", "的"),
      ("a phrase", "\"后来的经济账\""), ("words of every article, AND", "复杂 AND 经济 AND 大家"),
      ("characters of every article, AND", "的 AND 一 AND 不"), ("words, OR", "复杂 OR 经济 OR 大家"),
      ("word and author", "经济 author:李"),
    ] {
      let command = ["search", "--quiet", "--archive", archive, query]
      let found = try count(command + ["--json", "--limit", "\(articles)"])
      let time = try program.fastest(command)
      show("search, \(name) (\(found) found)", time - start, "ms", .atMost(20))
    }
  }

  /// How many articles a command prints.
  private func count(_ command: [String]) throws -> Int {
    let file = "\(folder)/found.json"
    try program.time(command, outputIn: file)
    let text = String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
    return text.split(separator: "\n").count { $0.hasPrefix("    \"headline\":") }
  }

  private func measureRebuilding() throws {
    try showCatalog("catalog / text, as imported")
    let time = try program.time(["reindex", "--quiet", "--archive", archive])
    show("reindex", time.elapsed / 1000, "s", .atMost(30 * Double(articles) / 10_000))
    try showCatalog("catalog / text, after reindex")
  }

  private func showCatalog(_ name: String) throws {
    let text = try StoredFiles(below: "\(archive)/objects", endingWith: "/article.txt").bytes
    let catalog = try StoredFiles(below: archive, endingWith: "catalog.sqlite").bytes
    show(name, Double(catalog) / Double(text), "", .atMost(1))
  }

  private func measureVerifying() throws {
    let files = try StoredFiles(below: archive)
    let megabytes = Double(files.bytes) / 1e6
    let digesting = files.digestAll()
    let verifying = try program.time(["verify", "--quiet", "--archive", archive]).elapsed
    show("SHA-512 of all files, two cores", megabytes / digesting * 1000, "MB/s")
    show("verify", megabytes / verifying * 1000, "MB/s")
  }
}
