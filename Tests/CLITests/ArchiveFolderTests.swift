import Testing

/// Which archive a command uses.
@Suite struct ArchiveFolderTests {
  private let program: Program

  init() throws {
    program = try Program()
    try program.write(SamplePage().html, to: "page.html")
  }

  private func configure(_ text: String) throws -> [String: String] {
    try program.write(text, to: "conf/netease-archive/config.yaml")
    return ["XDG_CONFIG_HOME": program.folder + "/in/conf"]
  }

  @Test func configurationNamesItForEveryCommand() throws {
    let environment = try configure("archive: ../../kept\n")
    #expect(try program.run("import", "page.html", environment: environment).status == 0)
    #expect(try program.files(in: "kept").contains("catalog.sqlite"))
    #expect(try program.run("list", environment: environment).output.contains("JU7JLCSV0001899O"))
  }

  @Test func optionAndEnvironmentGoBefore() throws {
    var environment = try configure("archive: ../../kept\n")
    environment["NETEASE_ARCHIVE"] = "mine"
    #expect(try program.run("import", "--quiet", "page.html", environment: environment).status == 0)
    #expect(try program.run("list", "--archive", "mine").output.contains("JU7JLCSV0001899O"))
    let here = try program.run(
      "import", "--quiet", "--archive", "here", "page.html", environment: environment)
    #expect(here.status == 0)
    #expect(try !program.files(in: "here").isEmpty)
  }

  @Test func whereNoArchiveIs() throws {
    for command in [["list"], ["verify"], ["reindex"]] {
      let result = try program.run(command)
      #expect(result.status == 66)
      #expect(
        result.errors == "archive: there is no archive here; --archive FOLDER names another place\n")
    }
  }

  @Test func configurationWithMistakesDoesNotKeepAnybodyFromReading() throws {
    #expect(try program.run("import", "--quiet", "page.html").status == 0)
    let environment = try configure("archiv: kept\n")
    let result = try program.run("list", environment: environment)
    #expect(result.status == 0)
    #expect(result.output.contains("JU7JLCSV0001899O"))
    #expect(result.errors.contains("config.yaml has mistakes and is left aside"))
  }

  /// Else an article would go into another archive than all before it.
  @Test(arguments: [["import", "page.html"], ["repair"], ["reindex"]])
  func configurationWithMistakesEndsWhatWrites(_ arguments: [String]) throws {
    let environment = try configure("archiv: kept\n")
    let result = try program.run(arguments, environment: environment)
    #expect(result.status == 78)
    #expect(result.errors.hasSuffix("config.yaml:1: \"archiv\" is no key; did you mean archive?\n"))
    #expect(try program.files(in: ".") == ["conf/netease-archive/config.yaml", "page.html"])
    let named = try program.run(arguments + ["--archive", "here"], environment: environment)
    #expect(named.status != 78)
  }
}
