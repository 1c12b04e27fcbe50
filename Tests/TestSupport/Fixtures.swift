public import FoundationEssentials

/// The fixtures: pages in the markup of the real families, each with its expected result beside it.
public enum Fixtures {
  /// Beside this checkout's `Tests`, found from this file's own place.
  public static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures")

  /// Every fixture below a folder, by its name (`pages/redesign-dy/2021-no-location`), in order.
  public static func all(in group: String) -> [Fixture] {
    fixtures(in: folder.appending(path: group), name: group).sorted { $0.name < $1.name }
  }

  private static func fixtures(in folder: URL, name: String) -> [Fixture] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    if names.contains("capture.json") { return [Fixture(name: name, folder: folder)] }
    return names.flatMap { fixtures(in: folder.appending(path: $0), name: "\(name)/\($0)") }
  }
}

/// One fixture: a page as raw bytes, where it comes from, and what is expected of it.
public struct Fixture: Sendable, CustomStringConvertible {
  /// The path below `Fixtures`.
  public let name: String
  public let folder: URL

  public var description: String { name }

  /// `page.html`, `page.json` or `page.txt`, packed or not.
  public var page: URL? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.filter { $0.hasPrefix("page.") }.sorted().first.map { folder.appending(path: $0) }
  }

  /// What `capture.json` says of the bytes.
  public struct Origin: Decodable, Sendable {
    public var url: String?
    public var contentType: String?
    public var retrievedAt: String?
  }

  public func origin() throws -> Origin {
    try JSONDecoder().decode(Origin.self, from: Data(contentsOf: folder.appending(path: "capture.json")))
  }

  /// The content of an expected file, or `nil` if there is none.
  public func text(_ file: String) -> String? {
    (try? Data(contentsOf: folder.appending(path: file))).map { String(decoding: $0, as: UTF8.self) }
  }

  public func write(_ text: String, to file: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: file))
  }
}
