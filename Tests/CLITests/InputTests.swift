import Glibc
import Testing

/// What can be given to `parse` and `import` to read, and what becomes of it that cannot be read.
@Suite struct InputTests {
  @Test(arguments: ["p.html", "a b.html", "p.html.gz-less", "名字.html", "-dash.html"])
  func file(_ name: String) throws {
    let program = try Program()
    try program.write(SamplePage().html, to: name)
    let result = try program.run("parse", "--", name)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("头发与发展\n\n理发店开在头发胡同"))
    #expect(result.errors.isEmpty)
  }

  @Test func standardInput() throws {
    let result = try Program().run("parse", "-", input: SamplePage().html)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("头发与发展\n"))
  }

  @Test func pipeByItsName() throws {
    let result = try Program().run("parse", "/dev/stdin", input: SamplePage().html)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("头发与发展\n"))
  }

  /// `printf hello | gzip -n`, cut behind its header.
  private static let cutGzip: [UInt8] = [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3, 0xCB]

  @Test(arguments: [
    ("missing.html", 66, "no such file"),
    ("p.html/below", 66, "no such file"),
    ("gb\u{FFFD}.html", 66, "UTF-8"),
    ("pictures", 66, "no pages"),
    ("nothing", 66, "no pages"),
    // Opens, but cannot be read from its start, for root either.
    ("/proc/self/mem", 66, "cannot be read"),
    ("/dev/zero", 66, "64 MiB"),
    ("cut.html.gz", 66, "cut short"),
    ("empty.html", 65, "nothing in it"),
    ("/dev/null", 65, "nothing in it"),
    ("list.html", 65, "list.html"),
    ("picture.html", 65, "PNG"),
    ("data.json", 65, "JSON"),
  ])
  func oneThatFails(_ path: String, _ status: Int32, _ reason: String) throws {
    let program = try Program()
    try program.write(SamplePage().html, to: "p.html")
    try program.write("", to: "empty.html")
    try program.write("<html><body><ul><li><a href=/a>要闻</a></li></ul></body></html>", to: "list.html")
    try program.write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], to: "picture.html")
    try program.write(#"{"a":1}"#, to: "data.json")
    try program.write(Self.cutGzip, to: "cut.html.gz")
    try program.write("", to: "pictures/a.png")
    try program.makeFolder("nothing")
    for command in ["parse", "import"] {
      let result = try program.run(command, path)
      #expect(result.status == status)
      #expect(result.output.isEmpty)
      #expect(result.errors.hasPrefix("\(path): ") && result.errors.contains(reason))
      #expect(result.errors.split(separator: "\n").count == 1)
    }
  }

  @Test func severalOfWhichSomeFail() throws {
    let program = try Program()
    try program.write(SamplePage().html, to: "good.html")
    try program.write("", to: "empty.html")
    let result = try program.run("parse", "missing.html", "good.html", "empty.html", "--failed", "failed.txt")
    #expect(result.status == 2)
    #expect(result.output.hasPrefix("头发与发展\n"))
    let lines = result.errors.split(separator: "\n")
    #expect(lines.first == "2 of 3 failed:")
    #expect(lines.dropFirst().map { $0.prefix { $0 != ":" } } == ["missing.html", "empty.html"])
    #expect(program.content(of: "failed.txt") == "missing.html\nempty.html\n")

    // The list is of the last run, not of all.
    #expect(try program.run("parse", "good.html", "--failed", "failed.txt").status == 0)
    #expect(program.content(of: "failed.txt").isEmpty)
  }

  @Test func listOfFailuresThatCannotBeWritten() throws {
    let program = try Program()
    let result = try program.run("parse", "missing.html", "--failed", "no/such/folder.txt")
    #expect(result.status == 74)
    #expect(result.errors.contains("no/such/folder.txt"))
    #expect(result.errors.contains("missing.html"))
  }

  @Test func folderWithAllThatIsInOne() throws {
    let program = try Program()
    try program.write(SamplePage(title: "一").html, to: "pages/b.html")
    try program.write(SamplePage(title: "二").html, to: "pages/a/x.htm")
    try program.write(SamplePage(title: "三").html, to: "pages/.hidden.html")
    try program.write(SamplePage(title: "四").html, to: "pages/b_files/frame.html")
    try program.write(SamplePage(title: "五").html, to: "pages/style.css")
    try #require(symlink(".", "\(program.folder)/in/pages/again") == 0)
    let result = try program.run("parse", "--verbose", "--format", "jsonl", "pages")
    #expect(result.status == 0)
    #expect(result.output.split(separator: "\n").count == 2)
    #expect(result.output.contains("二") && result.output.contains("一"))
    #expect(result.errors == "passed over as no pages by their names: 2\n")
  }

  @Test func nameThatIsNotUTF8() throws {
    let program = try Program()
    try program.write(SamplePage().html, to: "pages/p.html")
    // 中 in GBK, as a folder that was packed on Windows unpacks.
    var name =
      Array("\(program.folder)/in/pages/".utf8CString.dropLast())
      + [0xD6, 0xD0].map { CChar(truncatingIfNeeded: $0 as Int) }
    name += Array(".html".utf8CString)
    try #require(rename("\(program.folder)/in/pages/p.html", name) == 0)
    let result = try program.run("parse", "pages", "--json")
    #expect(result.status == 0)
    #expect(result.output.contains("\"source\": \"中.html\""))
  }

  @Test func controlCharactersOfNamesDoNotReachTheTerminal() throws {
    let program = try Program()
    try program.write("", to: "pages/a\u{1B}[31m\nb.html")
    let result = try program.run("parse", "pages")
    #expect(result.status == 65)
    #expect(result.errors == "pages/a\u{FFFD}[31m\u{FFFD}b.html: there is nothing in it\n")
  }
}
