import Configuration
import FoundationEssentials
import Testing

/// Where the file is looked for, and files that cannot be read.
@Suite struct FileTests {
  @Test func userFolders() {
    func own(_ variables: [String: String]) -> String? { ConfigurationFile.own { variables[$0] } }
    #expect(own(["HOME": "/h/u", "XDG_CONFIG_HOME": "/c"]) == "/c/netease-archive/config.yaml")
    #expect(own(["HOME": "/h/u"]) == "/h/u/.config/netease-archive/config.yaml")
    // The specification: what is not absolute is to be ignored.
    #expect(
      own(["HOME": "/h/u", "XDG_CONFIG_HOME": "c"]) == "/h/u/.config/netease-archive/config.yaml")
    #expect(own(["HOME": "/h/u", "XDG_CONFIG_HOME": ""]) == "/h/u/.config/netease-archive/config.yaml")
    #expect(own([:]) == nil)
    #expect(ConfigurationFile.places { _ in nil } == ["/etc/netease-archive/config.yaml"])
  }

  @Test func firstThatIsThere() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "configuration-\(UUID().uuidString)")
      .path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func find(_ given: String? = nil) -> String? {
      ConfigurationFile.find(given: given) { $0 == "XDG_CONFIG_HOME" ? folder : nil }
    }
    #expect(find("other.yaml") == "other.yaml")
    #expect(find() != folder + "/netease-archive/config.yaml")
    try FileManager.default.createDirectory(
      atPath: folder + "/netease-archive", withIntermediateDirectories: true)
    try Data("archive: a".utf8).write(to: URL(filePath: folder + "/netease-archive/config.yaml"))
    #expect(find() == folder + "/netease-archive/config.yaml")
    #expect(try Configuration(file: #require(find()), home: nil).archive == folder + "/netease-archive/a")
  }

  @Test(arguments: [
    ("/nowhere/config.yaml", "/nowhere/config.yaml: cannot be read: No such file or directory"),
    ("/", "/: cannot be read: Is a directory"),
    ("/dev/null", "/dev/null: is empty; netease-archive config init writes a file to begin with"),
    ("/dev/zero", "/dev/zero: is larger than 1 MiB: this is no configuration"),
  ])
  func filesThatAreNone(_ file: String, _ message: String) {
    do throws(ConfigurationErrors) {
      _ = try Configuration(file: file, home: nil)
      Issue.record("this was read")
    } catch {
      #expect(error.description == message)
    }
  }
}
