import FoundationEssentials
import Testing

@testable import Archiving

@Suite struct InputListTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// The paths of the inputs below the test's folder.
  private func paths(_ list: InputList) -> [String] {
    list.inputs.map { String($0.path.dropFirst(folder.path.count + 1)) }
  }

  @Test func pagesInTheOrderOfTheirPaths() throws {
    for file in ["b.html", "a/z.htm", "a/B.SHTML", "c.xhtml.gz", "d.json", "e.txt", "10.html", "9.html"] {
      try folder.write(to: file)
    }
    let list = InputList(paths: [folder.path])
    #expect(
      paths(list) == ["10.html", "9.html", "a/B.SHTML", "a/z.htm", "b.html", "c.xhtml.gz", "d.json", "e.txt"])
    #expect(list.failures.isEmpty)
    #expect(list.skipped == 0)
    #expect(!list.isOnePage)
  }

  @Test func filesOfManyPages() throws {
    for file in ["a.mht", "b.MHTML", "c.warc", "d.warc.gz", "e.wacz", "f.cdx", "g.gz"] {
      try folder.write(to: file)
    }
    let list = InputList(paths: [folder.path])
    #expect(paths(list) == ["a.mht", "b.MHTML", "c.warc", "d.warc.gz", "e.wacz"])
    #expect(list.skipped == 2)
  }

  @Test func whatIsNoPageIsCounted() throws {
    for file in ["a.html", "b.png", "c.css", "html", "d.gz", "e.html.zip", ".hidden.html", ".git/f.html"] {
      try folder.write(to: file)
    }
    let list = InputList(paths: [folder.path])
    #expect(paths(list) == ["a.html"])
    // Hidden files are nobody's business, so they do not count.
    #expect(list.skipped == 5)
  }

  @Test func foldersThatBrowsersSaveBesideAPage() throws {
    for file in ["a.html", "a_files/frame.html", "b.htm", "b.files/frame.html", "c_files/page.html"] {
      try folder.write(to: file)
    }
    let list = InputList(paths: [folder.path + "/"])
    // c has no page beside it, so it is a folder as any other.
    #expect(paths(list) == ["a.html", "b.htm", "c_files/page.html"])
    #expect(list.skipped == 2)
  }

  @Test func archivesArePassedOver() throws {
    for file in [
      "a.html", "kept/objects/0=ocfl_1.1", "kept/objects/x/y/v1/content/page.html",
      "kept/observations/2026-11.warc.gz",
    ] {
      try folder.write(to: file)
    }
    let list = InputList(paths: [folder.path])
    #expect(paths(list) == ["a.html"])
    #expect(InputList(paths: ["\(folder.path)/kept"]).failures.map(\.reason) == [.noPages])
  }

  @Test func linksBackHaveAnEnd() throws {
    try folder.write(to: "a/b.html")
    try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/a/up", withDestinationPath: "..")
    #expect(paths(InputList(paths: [folder.path])) == ["a/b.html"])
  }

  @Test func linksToElsewhereAreFollowed() throws {
    try folder.write(to: "elsewhere/b.html")
    try folder.write(to: "pages/a.html")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/pages/more", withDestinationPath: "../elsewhere")
    #expect(paths(InputList(paths: ["\(folder.path)/pages"])) == ["pages/a.html", "pages/more/b.html"])
  }

  @Test func whatCannotBeReadHarmsNothingElse() throws {
    try folder.write(to: "a.html")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/lost.html", withDestinationPath: "nowhere")
    let list = InputList(paths: ["\(folder.path)/none", folder.path, "-"])
    #expect(list.inputs.map(\.fileName) == ["a.html", "standard input"])
    #expect(list.failures.map(\.reason) == [.missing, .missing])
    #expect(list.failures.map { String($0.path.dropFirst(folder.path.count + 1)) } == ["none", "lost.html"])
  }

  @Test func onePage() throws {
    try folder.write(to: "a.html")
    #expect(InputList(paths: ["\(folder.path)/a.html"]).isOnePage)
    #expect(InputList(paths: ["-"]).isOnePage)
    #expect(InputList(paths: ["\(folder.path)/none"]).isOnePage)
    #expect(!InputList(paths: ["\(folder.path)/a.html", "-"]).isOnePage)
  }
}
