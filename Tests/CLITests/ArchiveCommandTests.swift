import Testing

/// The commands that look into an archive, as somebody meets them at the command line.
@Suite struct ArchiveCommandTests {
  private let program: Program
  private let id = "JU7JLCSV0001899O"

  /// An archive with an article in two versions and another one.
  init() throws {
    program = try Program()
    var page = SamplePage()
    page.text = String(repeating: "前面的话，", count: 60) + "理发店开在胡同里，" + String(repeating: "后面的话，", count: 60)
    try keep(page)
    page.text = page.text.replacing("开在胡同里", with: "搬出了胡同")
    try keep(page)
    try keep(SamplePage(docID: "JU3GJKM70552K3NM", title: "鱼市", author: "林一", text: "三点开秤。"))
  }

  private func keep(_ page: SamplePage) throws {
    try program.write(page.html, to: "page.html")
    #expect(try program.run("import", "--quiet", "page.html").status == 0)
  }

  @Test func list() throws {
    #expect(
      try program.run("list").output == """
        2025-04-28  JU7JLCSV0001899O  live  头发与发展 · 何平 (2 versions)
        2025-04-28  JU3GJKM70552K3NM  live  鱼市 · 林一

        """)
    #expect(
      try program.run("list", "--author", "林", "--json").output.contains(
        "\"identifier\": \"JU3GJKM70552K3NM\""))
    let none = try program.run("list", "--state", "gone")
    #expect(none.status == 0 && none.output.isEmpty)
    #expect(none.errors == "no article of the archive fits\n")
    #expect(try program.run("list", "--state", "dead").status == 64)
  }

  /// Without a terminal hits stand between 【】, and one … says that a sentence was cut.
  @Test func search() throws {
    let lines = try program.run("search", "胡同").output.split(separator: "\n")
    #expect(lines.prefix(2) == ["头发与发展", "  2025-04-28  JU7JLCSV0001899O  何平"])
    let snippet = try #require(lines.dropFirst(2).first)
    #expect(snippet.contains("理发店搬出了【胡同】，"))
    #expect(snippet.hasPrefix("  …") && !snippet.hasPrefix("  ……"))
    #expect(snippet.hasSuffix("…") && !snippet.hasSuffix("……"))
    #expect(try program.run("search", "開秤", "NOT", "理发").output.hasPrefix("鱼市\n"))
    let none = try program.run("search", "开在胡同里")
    #expect(none.status == 0 && none.output.isEmpty && none.errors == "nothing was found\n")
    #expect(try program.run("search", "(").status == 64)
  }

  @Test func showAndHistory() throws {
    #expect(try program.run("show", "JU3G").output == "鱼市\n\n三点开秤。\n\n百科\n")
    #expect(try program.run("show", id).output.contains("搬出了胡同"))
    #expect(try program.run("show", id, "--version", "1").output.contains("开在胡同里"))
    #expect(try program.run("show", id, "--version", "3").status == 66)
    #expect(try program.run("show", "nothing").status == 66)
    let history = try program.run("history", id).output
    #expect(history.contains("  v1  first kept\n") && history.contains("  v2  changed: body\n"))
  }

  @Test func diff() throws {
    let result = try program.run("diff", id)
    #expect(result.status == 0)
    #expect(result.output.contains("(changed: body)"))
    #expect(result.output.contains("[-开在-]{+搬出了+}胡同[-里-]，"))
  }

  /// What a script reads is there, with nothing in it that changed.
  @Test func diffOfASingleVersion() throws {
    let spoken = try program.run("diff", "JU3G")
    #expect(spoken.status == 0 && spoken.output.isEmpty)
    #expect(spoken.errors == "JU3GJKM70552K3NM: there is only one version, so there is nothing to compare\n")
    for options in [["--json"], ["--format", "json"]] {
      let result = try program.run(["diff", "JU3G"] + options)
      #expect(result.status == 0 && result.errors.isEmpty)
      #expect(result.output.contains(#""from": "v1""#) && result.output.contains(#""to": "v1""#))
      #expect(result.output.contains(#""fields": []"#) && result.output.contains(#""changedSentences": 0"#))
    }
    #expect(try program.run("diff", "JU3G", "--format", "html").output.hasPrefix("<!DOCTYPE html>"))
  }

  @Test func verifyAndRepair() throws {
    let sound = try program.run("verify")
    #expect(sound.status == 0 && sound.errors.hasPrefix("2 articles, "))
    // A stray file, which a repair sets aside.
    try program.write("x", to: "archive/objects/0001899O/\(id)/v1/stray.txt")
    #expect(try program.run("verify").status == 74)
    #expect(try program.run("repair").status == 0)
    #expect(try program.run("verify").status == 0)
    // A changed text, which only a copy can mend.
    try program.write("x", to: "archive/objects/0001899O/\(id)/v1/content/article.txt")
    #expect(try program.run("repair", "--quiet").status == 74)
    #expect(program.content(of: "archive/objects/0001899O/\(id)/v1/content/article.txt") == "x")
  }

  @Test func status() throws {
    let result = try program.run("status")
    #expect(result.status == 0 && result.errors.isEmpty)
    let lines = result.output.split(separator: "\n")
    // The page says when it was published, and nobody when it was saved: so both are due.
    #expect(lines.first == "archive: 2 articles, 2 due to be looked at again")
    #expect(lines.contains("no run is at work") && lines.contains("sync never ran here"))
    #expect(try program.run("status", "--json").output.contains("\"isEstimate\": false"))
    // Looked for where the configuration has it.
    try program.write("archive: ../archive\nsources: [{author: T1475143788671}]\n", to: "below/c.yaml")
    let configured = try program.run("status", "--config", "below/c.yaml")
    #expect(configured.status == 0 && configured.output.contains("archive: 2 articles, "))
  }

  /// What cannot be read of what sync remembers does not hide the rest.
  @Test func statusWithoutAMemory() throws {
    try program.write(
      "this is no database, and long enough for nobody to think so", to: "archive/sync.sqlite")
    let result = try program.run("status")
    #expect(result.status == 74)
    #expect(result.output.contains("2 articles, ") && result.output.contains("cannot be read"))
    #expect(result.errors == "archive: sync.sqlite: file is not a database\n")
  }

  @Test func feed() throws {
    let atom = try program.run("feed", "--title", "一&二", "--base-url", "https://example.org/x/")
    #expect(atom.status == 0 && atom.errors.isEmpty)
    #expect(atom.output.contains("<title>一&amp;二</title>"))
    #expect(atom.output.contains("href=\"https://example.org/x/feed.atom\""))
    #expect(atom.output.contains("<id>urn:netease:\(id):v2</id>"))
    #expect(try program.run("feed", "--limit", "1").output.split(separator: "<entry>").count == 2)

    try program.write("what was there before", to: "changes.json")
    let written = try program.run(
      "feed", "--json", "--output", "changes.json", "--base-url", "https://example.org")
    #expect(written.status == 0 && written.output.isEmpty && written.errors.isEmpty)
    let json = program.content(of: "changes.json")
    #expect(json.contains("\"feed_url\": \"https://example.org/changes.json\""))
    #expect(json.contains("<del>开在</del><ins>搬出了</ins>胡同"))

    let nowhere = try program.run("feed", "--output", "nowhere/changes.atom")
    #expect(nowhere.status == 73 && nowhere.errors.hasPrefix("nowhere/changes.atom: "))
  }

  @Test func reindexGivesTheSameAnswers() throws {
    let commands = [["list", "--json"], ["search", "--json", "的"], ["search", "--json", "author:林"]]
    let before = try commands.map { try program.run($0).output }
    try program.write("no database", to: "archive/catalog.sqlite")
    #expect(try program.run(commands[0]).output == before[0])
    #expect(try program.run("reindex").errors == "2 articles in the catalog\n")
    #expect(try commands.map { try program.run($0).output } == before)
  }

  @Test func storageRootThatDoesNotSayWhatItIs() throws {
    try program.remove("archive/objects/0=ocfl_1.1")
    let listed = try program.run("list")
    #expect(listed.status == 74)
    #expect(listed.errors == "archive: objects/0=ocfl_1.1: is missing; run netease-archive repair\n")
    let verified = try program.run("verify")
    #expect(verified.status == 74 && verified.errors.contains("objects/0=ocfl_1.1: is missing"))
    #expect(try program.run("repair").status == 0)
    #expect(try program.run("list").output.split(separator: "\n").count == 2)
  }

  @Test func noArchive() throws {
    for command in [
      ["list"], ["search", "x"], ["show", "JU7J"], ["history", "JU7J"], ["verify"], ["reindex"], ["status"],
      ["feed"],
    ] {
      let result = try Program().run(command)
      #expect(result.status == 66, "\(command)")
      #expect(result.errors.contains("archive"), "\(command)")
    }
  }
}
