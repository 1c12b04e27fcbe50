import Testing

@testable import Fetching

@Suite struct StateFolderTests {
  @Test(
    arguments: [
      (["CACHE_DIRECTORY": "/var/cache/n", "XDG_CACHE_HOME": "/x", "HOME": "/h"], "/var/cache/n"),
      (["CACHE_DIRECTORY": "/var/cache/n:/var/cache/m"], "/var/cache/n"),
      (["XDG_CACHE_HOME": "/x", "HOME": "/h"], "/x/netease-archive"),
      (["XDG_CACHE_HOME": "", "HOME": "/h"], "/h/.cache/netease-archive"),
      (["XDG_CACHE_HOME": "relative", "HOME": "/h"], "/h/.cache/netease-archive"),
      (["HOME": ""], nil), ([:], nil),
    ] as [([String: String], String?)])
  func environmentSaysWhere(environment: [String: String], path: String?) {
    #expect(StateFolder.path(in: environment) == path)
  }

  @Test func filesAreReplacedWhole() throws {
    let scratch = try StateScratch()
    let folder = scratch.folder()
    #expect(folder.content(of: "a/b/c") == nil)
    folder.replace("a/b/c", with: Array("longer".utf8))
    folder.replace("a/b/c", with: Array("new".utf8))
    #expect(try scratch.text("a/b/c") == "new")
    #expect(try scratch.names(in: "a/b") == ["c"])
    #expect(folder.content(of: "a/b/c") == Array("new".utf8))
    #expect(scratch.warnings.isEmpty)
  }

  @Test func folderThatCannotBeWrittenIsSaidOnce() throws {
    let scratch = try StateScratch()
    try scratch.write("a file where a folder is needed", to: "hosts")
    let folder = scratch.folder()
    let isOpen = folder.open("hosts/www.163.com") != nil
    #expect(!isOpen)
    folder.replace("hosts/m.163.com", with: [])
    #expect(scratch.warnings.count == 1)
    #expect(scratch.warnings.first?.contains("Not a directory") == true)
  }
}
