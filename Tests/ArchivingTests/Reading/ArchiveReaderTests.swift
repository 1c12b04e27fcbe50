import ArchiveStore
import ArticleModel
import Catalog
import FoundationEssentials
import Testing

@testable import Archiving

/// The article that somebody means by what they write.
@Suite struct ArchiveReaderTests {
  private let archive: KeptArchive
  private let others = ["JU7JAAAA0001899O", "JU7JLCSV0552K3NM"]

  init() throws {
    archive = try KeptArchive()
    var pages = [SamplePage().capture]
    for docID in others {
      var page = SamplePage()
      page.docID = docID
      pages.append(page.capture)
    }
    for page in pages { try archive.keep(page) }
  }

  private func reader() throws -> ArchiveReader { try ArchiveReader(at: archive.path) }

  private func reason(_ text: String) throws -> String {
    let reader = try reader()
    var caught: KeepingError?
    do throws(KeepingError) { _ = try reader.article(text) } catch { caught = error }
    guard case .notFound(let reason) = caught else {
      Issue.record("\(text): \(String(describing: caught))")
      return ""
    }
    return reason
  }

  @Test(arguments: [
    "https://www.163.com/news/article/JU7JLCSV0001899O.html",
    "http://www.163.com/dy/article/JU7JLCSV0001899O.html?spss=x#top",
    "https://3g.163.com/news/article/JU7JLCSV0001899O.html",
    "https://web.archive.org/web/20190101000000/https://www.163.com/news/article/JU7JLCSV0001899O.html",
    "JU7JLCSV0001899O", "ju7jlcsv0001899o", "0001899O/JU7JLCSV0001899O", "JU7JLCSV0001", "JU7JLCSV0001899",
    "ju7jlcsv0001",
  ])
  func found(_ text: String) throws {
    #expect(try reader().article(text).name.description == "0001899O/JU7JLCSV0001899O")
  }

  @Test func beginningOfOne() throws {
    #expect(try reader().article("JU7JA").name.name == "JU7JAAAA0001899O")
    #expect(try reader().article("JU7JLCSV05").name.name == "JU7JLCSV0552K3NM")
  }

  @Test func beginningOfSeveral() throws {
    let two = try reason("JU7JLCSV")
    #expect(two.hasPrefix("JU7JLCSV: several"))
    #expect(two.contains("JU7JLCSV0001899O, JU7JLCSV0552K3NM"))
    #expect(!two.contains("JU7JAAAA"))
    #expect(try reason("JU7J").contains("JU7JAAAA0001899O, JU7JLCSV0001899O, JU7JLCSV0552K3NM"))
  }

  @Test func beginningOfMany() throws {
    for number in 0..<6 {
      var page = SamplePage()
      page.docID = "AAAABBB\(number)0001899O"
      try archive.keep(page.capture)
    }
    let reason = try reason("AAAA")
    #expect(reason.contains("AAAABBB40001899O, …"))
    #expect(!reason.contains("AAAABBB5"))
  }

  @Test(arguments: [
    "JU7K", "JU7JLCSV0001899OO", "a/b/c", "../..", "0001899O/..",
    "0001899O/", "/JU7JLCSV0001899O", "0552K3NM/JU7JLCSV0001899O", "https://www.163.com/",
    "https://www.163.com/news/article/JU7JZZZZ0001899O.html", "https://example.org/JU7JLCSV0001899O.html",
    "理发店开在", "%%%%", "JU7J%", "JU7J*", "' OR 1=1", "JU7J\u{0}", "~~~~",
  ])
  func notFound(_ text: String) throws {
    let reason = try reason(text)
    #expect(reason.hasPrefix("\(text): the archive has no article"))
  }

  @Test(arguments: ["", " ", "J", "JU7", "/", "//"])
  func tooShort(_ text: String) throws {
    #expect(try reason(text).hasPrefix("\(text): write at least the first four characters"))
  }

  // MARK: Without a catalog

  @Test func catalogThatIsNotThere() throws {
    try archive.folder.remove("archive/catalog.sqlite")
    let before = try archive.files()
    let (catalog, warning) = try reader().catalog()
    #expect(try catalog.list().count == 3)
    #expect(warning?.contains("reindex") == true)
    #expect(try reader().article("JU7JA").name.name == "JU7JAAAA0001899O")
    // Reading writes nothing.
    #expect(try archive.files() == before)
    #expect(!FileManager.default.fileExists(atPath: "\(archive.path)/catalog.sqlite"))
  }

  @Test func articleThatCannotBeRead() throws {
    try archive.folder.remove("archive/catalog.sqlite")
    try archive.folder.write(
      Array("{}".utf8), to: "archive/objects/0001899O/JU7JAAAA0001899O/inventory.json")
    let (catalog, warning) = try reader().catalog()
    #expect(try catalog.list().map(\.key.name).sorted() == ["JU7JLCSV0001899O", "JU7JLCSV0552K3NM"])
    #expect(warning?.contains("1 articles cannot be read") == true)
    let made = try Mending(of: archive.path, clock: archive.clock).reindex()
    #expect(made.articles == 2)
    #expect(made.unreadable.map(\.path) == ["objects/0001899O/JU7JAAAA0001899O/inventory.json"])
  }

  @Test func catalogIsUsedAsItIs() throws {
    #expect(try reader().catalog().warning == nil)
  }

  // MARK: With the catalog of other files

  /// What a copy of an archive has where the catalog was copied at another time than the files.
  private func putBackOldCatalog() throws {
    let files = FileManager.default
    let (current, old) = ("\(archive.path)/catalog.sqlite", "\(archive.folder.path)/old.sqlite")
    try files.copyItem(atPath: current, toPath: old)
    var page = SamplePage()
    page.docID = "JU7JBBBB0001899O"
    try archive.keep(page.capture)
    try files.removeItem(atPath: current)
    try files.moveItem(atPath: old, toPath: current)
  }

  @Test func catalogOfOtherFilesIsNotRead() throws {
    try putBackOldCatalog()
    let (catalog, warning) = try reader().catalog()
    #expect(try catalog.list().count == 4)
    #expect(
      warning == "catalog.sqlite: it was not made from the files beside it; run netease-archive reindex; "
        + "the files are read instead, which takes longer")
    #expect(try reader().fromCatalog { (catalog) throws(CatalogError) in try catalog.list() }.0.count == 4)
  }

  @Test func catalogOfOtherFilesIsMadeAnewByTheNextWriter() async throws {
    try putBackOldCatalog()
    try archive.open().close()
    #expect(try reader().catalog().warning == nil)
    #expect(try await archive.problems() == [])
  }

  @Test func catalogIsBehindWhileARunWrites() throws {
    var archivist = try archive.open()
    var page = SamplePage()
    page.docID = "JU7JBBBB0001899O"
    _ = try archivist.keep(PreparedCapture(page.capture))
    #expect(try reader().catalog().warning == nil)
    try archivist.commit()
    #expect(try reader().catalog().0.list().count == 4)
  }

  /// SQLite opens a file whose head is sound, and finds the damage when it comes to a page behind it.
  @Test(arguments: [0, 1, 2])
  func catalogThatIsDamagedBehindItsHead(_ part: Int) throws {
    var bytes = try archive.bytes("catalog.sqlite")
    let from = 4096 + part * (bytes.count - 4096) / 3
    for place in from..<(4096 + (part + 1) * (bytes.count - 4096) / 3) { bytes[place] = 0xA5 }
    try archive.folder.write(bytes, to: "archive/catalog.sqlite")
    let query = try SearchQuery("第一段")
    let (found, _) = try reader().fromCatalog { (catalog) throws(CatalogError) in
      (try catalog.list().count, try catalog.search(query).count)
    }
    #expect(found == (3, 3))
  }

  @Test func noArchive() throws {
    #expect(throws: KeepingError.self) { try ArchiveReader(at: "\(archive.folder.path)/nothing") }
    #expect(!FileManager.default.fileExists(atPath: "\(archive.folder.path)/nothing"))
  }

  @Test func looksInTheOrderOfTime() throws {
    try archive.keep(.answer(404, at: KeptArchive.Instant.of2021))
    try archive.keep(.answer(403, at: KeptArchive.Instant.of2019))
    #expect(try archive.looks().map(\.outcome) == [.live, .blocked, .gone])
    #expect(try reader().looks(at: ObjectName(column: "x", name: "y")).isEmpty)
  }
}
