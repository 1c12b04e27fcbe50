import ArchiveStore
import FoundationEssentials
import TestSupport
import Testing

@Suite struct WritingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func newArchiveIsAStorageRootWithAReadme() throws {
    _ = try folder.writer()
    let readme = Fixtures.folder.deletingLastPathComponent().appending(path: "archive/README.md")
    let expected = [
      "README.md": try String(decoding: Data(contentsOf: readme), as: UTF8.self),
      "objects/0=ocfl_1.1": "ocfl_1.1\n",
    ]
    #expect(try folder.contents() == expected)
  }

  @Test func firstVersionIsAnObject() throws {
    var writer = try folder.writer()
    #expect(try writer.add(Sample.first, to: Sample.name(), message: "first") == .newObject)

    var contents = try folder.contents().filter { $0.key.hasPrefix("objects/051481US/") }
    let sidecars = [
      contents.removeValue(forKey: "\(Sample.folder)/inventory.json.sha512"),
      contents.removeValue(forKey: "\(Sample.folder)/v1/inventory.json.sha512"),
    ]
    #expect(
      contents == [
        "\(Sample.folder)/0=ocfl_object_1.1": "ocfl_object_1.1\n",
        "\(Sample.folder)/inventory.json": Sample.firstInventory,
        "\(Sample.folder)/v1/inventory.json": Sample.firstInventory,
        "\(Sample.folder)/v1/content/article.json": #"{"headline":"一"}"#,
        "\(Sample.folder)/v1/content/article.md": "# 一",
        "\(Sample.folder)/v1/content/page.html": "<p>1</p>",
      ])
    let digest = ContentDigest(of: Array(Sample.firstInventory.utf8))
    #expect(sidecars == ["\(digest)  inventory.json\n", "\(digest)  inventory.json\n"])
  }

  @Test func laterVersionHoldsOnlyWhatChanged() throws {
    var writer = try folder.writer()
    _ = try writer.add(Sample.first, to: Sample.name(), message: "first")
    let before = try folder.contents()
    let second = try #require(VersionNumber(2))
    #expect(try writer.add(Sample.second, to: Sample.name(), message: "second") == .newVersion(second))

    let after = try folder.contents()
    let changed = after.filter { before[$0.key] != $0.value }.keys.sorted()
    #expect(
      changed == [
        "\(Sample.folder)/inventory.json", "\(Sample.folder)/inventory.json.sha512",
        "\(Sample.folder)/v2/content/article.json", "\(Sample.folder)/v2/inventory.json",
        "\(Sample.folder)/v2/inventory.json.sha512",
      ])
    #expect(after["\(Sample.folder)/inventory.json"] == Sample.secondInventory)
    #expect(after["\(Sample.folder)/v2/inventory.json"] == Sample.secondInventory)
    #expect(Set(before.keys).isSubset(of: after.keys))
  }

  @Test func sameFilesAgainChangeNothing() throws {
    try folder.writeSample()
    let before = try folder.contents()
    var writer = try folder.writer()
    let second = try #require(VersionNumber(2))
    #expect(try writer.add(Sample.second, to: Sample.name(), message: "again") == .unchanged(second))
    #expect(try folder.contents() == before)
  }

  @Test func articleThatIsChangedBackStoresNoBytesAgain() throws {
    try folder.writeSample()
    var writer = try folder.writer()
    let third = try #require(VersionNumber(3))
    #expect(try writer.add(Sample.first, to: Sample.name(), message: "back") == .newVersion(third))
    #expect(!folder.exists("\(Sample.folder)/v3/content"))
    let object = try #require(try writer.object(Sample.name()))
    #expect(try object.content(of: "article.json") == Sample.first["article.json"])
  }

  @Test func sameBytesUnderTwoNamesAreStoredOnce() throws {
    var writer = try folder.writer()
    let files = Sample.files(["article.txt": "一", "page.txt": "一", "media/1/a.jpg": ""])
    _ = try writer.add(files, to: Sample.name(), message: "first")
    #expect(folder.exists("\(Sample.folder)/v1/content/article.txt"))
    #expect(!folder.exists("\(Sample.folder)/v1/content/page.txt"))
    let object = try #require(try writer.archive.object(Sample.name()))
    for (file, bytes) in files { #expect(try object.content(of: file) == bytes) }
  }

  @Test func versionsAreReadBack() throws {
    try folder.writeSample()
    let object = try #require(try Archive(at: folder.archive).object(Sample.name()))
    #expect(object.versions.map(\.number.description) == ["v1", "v2"])
    #expect(object.versions.map(\.message) == ["first", "second"])
    #expect(object.versions.map(\.created) == ["2026-11-23T13:44:00Z", "2026-11-23T13:44:00Z"])
    #expect(object.head.description == "v2")
    #expect(object.versions[1].files["article.json"]?.description == Sample.Digest.secondJSON)
    #expect(try object.content(of: "article.json") == Sample.second["article.json"])
    #expect(try object.content(of: "article.json", in: .first) == Sample.first["article.json"])
    #expect(try object.content(of: "article.md") == Sample.first["article.md"])
    #expect(try object.content(of: "absent") == nil)
    #expect(try object.content(of: "article.json", in: VersionNumber(3)) == nil)
  }

  @Test func objectsOfOneColumnLieTogether() throws {
    var writer = try folder.writer()
    let other = try ObjectName(column: "051481US", name: "JU7JLCSV051481US_2")
    #expect(try writer.add(Sample.first, to: Sample.name(), message: "first") == .newObject)
    #expect(try writer.add(Sample.first, to: other, message: "first") == .newObject)
    #expect(try writer.object(other)?.versions.count == 1)
    #expect(try writer.object(ObjectName(column: "051481US", name: "absent")) == nil)
    #expect(try folder.contents().keys.allSatisfy { !$0.hasPrefix(".staging/") })
  }

  @Test func foldersAboveTheArchiveAreMade() throws {
    let path = "\(folder.path)/a/b/archive"
    _ = try ArchiveWriter.open(at: path, version: "0.1", clock: { 0 })
    _ = try Archive(at: path)
  }

  @Test func archiveMadeInAFolderWithAReadmeKeepsIt() throws {
    try folder.write("mine", to: "README.md")
    _ = try folder.writer()
    #expect(try folder.text("README.md") == "mine")
  }
}

@Suite struct ContentDigestTests {
  // FIPS 180-2, appendix C.1, and `printf '' | sha512sum`.
  @Test(
    arguments: [
      (
        "abc",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
          + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
      ),
      (
        "",
        "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
          + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"
      ),
    ])
  func isWhatSha512sumPrints(text: String, expected: String) {
    #expect(ContentDigest(of: Array(text.utf8)).description == expected)
  }
}
