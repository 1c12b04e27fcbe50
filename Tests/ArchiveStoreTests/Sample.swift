import ArchiveStore

/// The article of these tests: small files whose digests `sha512sum` gave.
enum Sample {
  static let folder = "objects/051481US/JU7JLCSV051481US"

  static func name() throws -> ObjectName { try ObjectName(column: "051481US", name: "JU7JLCSV051481US") }

  static let first = files([
    "article.json": #"{"headline":"一"}"#, "article.md": "# 一", "page.html": "<p>1</p>",
  ])
  /// Only the headline changed.
  static let second = files([
    "article.json": #"{"headline":"二"}"#, "article.md": "# 一", "page.html": "<p>1</p>",
  ])

  static func files(_ texts: [String: String]) -> [String: [UInt8]] { texts.mapValues { Array($0.utf8) } }

  /// `printf '{"headline":"一"}' | sha512sum`, and so on.
  enum Digest {
    static let firstJSON =
      "7abdb187b83c6b3bf20545ee73ddc76956d2a9d7f0dc87bc1d7067307b733b13"
      + "c7747d7a8be356bde663e3b0ee7df3a2429596ad2f337aa090380733b9029d0a"
    static let secondJSON =
      "0729f4d6155742afa32fad1649f40e318e24fb844145730b1162b2950d5b83b0"
      + "baff495e43c88041b10fb96c91f1788aeef66fefd1852d2034d02de80182387d"
    static let markdown =
      "32c1d5fad2cd8cef6c58779b7dd691e73d732481a21132991d0a0cb31a05a249"
      + "7d464d133add7bda57223731594237ce2acdd542229aefe2e7e80fc5a4ef620e"
    static let page =
      "216516abfe0256d93055a7770206413beab51d6ac7119d2cd577afdb4b7c1759"
      + "ae535e6a3846163ef99de85fe4960836701d721b7ecacefa1558000953b23e1f"
  }

  /// The inventory after ``first``, in the order that the README describes.
  static let firstInventory = """
    {
      "id": "urn:netease:JU7JLCSV051481US",
      "type": "https://ocfl.io/1.1/spec/#inventory",
      "digestAlgorithm": "sha512",
      "head": "v1",
      "manifest": {
        "\(Digest.firstJSON)": [
          "v1/content/article.json"
        ],
        "\(Digest.markdown)": [
          "v1/content/article.md"
        ],
        "\(Digest.page)": [
          "v1/content/page.html"
        ]
      },
      "versions": {
        "v1": {
          "created": "2026-11-23T13:44:00Z",
          "message": "first",
          "user": {
            "name": "netease-archive",
            "address": "urn:netease-archive:0.1"
          },
          "state": {
            "\(Digest.firstJSON)": [
              "article.json"
            ],
            "\(Digest.markdown)": [
              "article.md"
            ],
            "\(Digest.page)": [
              "page.html"
            ]
          }
        }
      }
    }

    """

  /// The inventory after ``second``.
  static let secondInventory = """
    {
      "id": "urn:netease:JU7JLCSV051481US",
      "type": "https://ocfl.io/1.1/spec/#inventory",
      "digestAlgorithm": "sha512",
      "head": "v2",
      "manifest": {
        "\(Digest.firstJSON)": [
          "v1/content/article.json"
        ],
        "\(Digest.markdown)": [
          "v1/content/article.md"
        ],
        "\(Digest.page)": [
          "v1/content/page.html"
        ],
        "\(Digest.secondJSON)": [
          "v2/content/article.json"
        ]
      },
      "versions": {
        "v1": {
          "created": "2026-11-23T13:44:00Z",
          "message": "first",
          "user": {
            "name": "netease-archive",
            "address": "urn:netease-archive:0.1"
          },
          "state": {
            "\(Digest.firstJSON)": [
              "article.json"
            ],
            "\(Digest.markdown)": [
              "article.md"
            ],
            "\(Digest.page)": [
              "page.html"
            ]
          }
        },
        "v2": {
          "created": "2026-11-23T13:44:00Z",
          "message": "second",
          "user": {
            "name": "netease-archive",
            "address": "urn:netease-archive:0.1"
          },
          "state": {
            "\(Digest.secondJSON)": [
              "article.json"
            ],
            "\(Digest.markdown)": [
              "article.md"
            ],
            "\(Digest.page)": [
              "page.html"
            ]
          }
        }
      }
    }

    """
}

extension ArchiveWriter {
  /// A batch of one change.
  mutating func add(
    _ files: [String: [UInt8]], to name: ObjectName, message: String
  ) throws(ArchiveError) -> Addition {
    let addition = try stage(files, to: name, message: message)
    try commit()
    try markIndexed()
    return addition
  }
}

extension TemporaryFolder {
  /// Opens the archive for writing at 2026-11-23 13:44:00.999 UTC.
  func writer() throws(ArchiveError) -> ArchiveWriter {
    // date -u -d '2026-11-23 13:44:00' +%s gives 1795441440.
    try ArchiveWriter.open(at: archive, version: "0.1", clock: { 1_795_441_440_999 })
  }

  /// An archive with both versions of the sample.
  func writeSample() throws {
    var writer = try writer()
    _ = try writer.add(Sample.first, to: Sample.name(), message: "first")
    _ = try writer.add(Sample.second, to: Sample.name(), message: "second")
  }
}

/// The error that `body` throws, or `nil`.
func failure(of body: () throws -> Void) -> ArchiveError? {
  do {
    try body()
    return nil
  } catch {
    return error as? ArchiveError
  }
}
