import Glibc
import Testing

/// The files that `parse --output` writes, and what it reads them from.
@Suite struct OutputFilesTests {
  private let program: Program

  init() throws { program = try Program() }

  /// A page that does not say which article it is.
  private func page(_ title: String) -> String {
    SamplePage(title: title).html.replacing("rel=\"canonical\"", with: "rel=\"x\"")
  }

  @Test func everyArticleHasAFileOfItsOwn() throws {
    for (file, title) in [("a.html", "一"), ("a-2.html", "二"), ("sub/a.html", "三"), ("2024.05.17.html", "四")] {
      try program.write(page(title), to: "pages/\(file)")
    }
    let result = try program.run("parse", "--output", "out", "pages")
    #expect(result.status == 0)
    let files = try program.files(in: "out")
    #expect(files.count == 4 && files.contains("2024.05.17.txt"))
    let titles = files.map { program.content(of: "out/\($0)").prefix(1) }
    #expect(Set(titles) == ["一", "二", "三", "四"])
  }

  /// A program that waited for it would wait for ever.
  @Test func pipeInAFolderIsPassedOver() throws {
    try program.write(page("一"), to: "pages/a.html")
    try #require(mkfifo("\(program.folder)/in/pages/pipe.html", 0o600) == 0)
    let result = try program.run("parse", "--verbose", "pages")
    #expect(result.status == 0 && result.output.hasPrefix("一\n"))
  }
}
