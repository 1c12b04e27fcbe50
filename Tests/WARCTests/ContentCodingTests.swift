import Testing
import WARC

/// Bodies that are packed; the packed bytes are Python's.
@Suite struct ContentCodingTests {
  // python3 -c 'import gzip,zlib; d=b"water birds "*3; print(gzip.compress(d,mtime=0).hex(),
  // zlib.compress(d).hex(), …)'
  private static let content = Array("water birds water birds water birds ".utf8)
  private static let gzip = bytes("1f8b08000000000002032b4f2c492d5248ca2c4a295628c7c10600aa5cf13524000000")
  private static let zlib = bytes("789c2b4f2c492d5248ca2c4a295628c7c10600fca50d66")
  private static let raw = bytes("2b4f2c492d5248ca2c4a295628c7c10600")

  private static func bytes(_ digits: String) -> [UInt8] {
    stride(from: 0, to: digits.utf8.count, by: 2).compactMap {
      UInt8(digits.dropFirst($0).prefix(2), radix: 16)
    }
  }

  @Test(
    arguments: [
      ("gzip", gzip), ("x-gzip", gzip), ("GZIP", gzip), ("gzip", gzip + gzip), ("gzip", gzip + [0, 0]),
      ("deflate", zlib), ("deflate", raw), ("", content), ("identity", content), ("gzip", content),
      (" identity , gzip", gzip),
    ])
  func codingIsUndone(codings: String, body: [UInt8]) throws {
    let unpacked = try ContentCoding.decode(body, codings: codings, limit: 1000)
    #expect(unpacked == (body == Self.gzip + Self.gzip ? Self.content + Self.content : Self.content))
  }

  @Test(arguments: ["br", "zstd", "gzip, br", "compress"])
  func unknownCodingIsNamed(codings: String) {
    let name = codings.split(separator: " ").last.map(String.init) ?? ""
    #expect(throws: ContentCodingError.unsupported(name)) {
      try ContentCoding.decode(Self.gzip, codings: codings, limit: 1000)
    }
  }

  @Test func listOfCodingsWithoutEndIsRefused() {
    let codings = String(repeating: "gzip,", count: 1000)
    #expect(throws: ContentCodingError.unsupported("1000 codings")) {
      try ContentCoding.decode(Self.gzip, codings: codings, limit: 1000)
    }
  }

  @Test func limitIsKept() throws {
    #expect(try ContentCoding.decode(Self.gzip, codings: "gzip", limit: 36) == Self.content)
    for (coding, body) in [
      ("gzip", Self.gzip), ("deflate", Self.zlib), ("deflate", Self.raw), ("", Self.content),
    ] {
      #expect(throws: ContentCodingError.tooLarge(limit: 35)) {
        try ContentCoding.decode(body, codings: coding, limit: 35)
      }
    }
    #expect(throws: ContentCodingError.tooLarge(limit: 0)) {
      try ContentCoding.decode(Self.gzip, codings: "gzip", limit: 0)
    }
  }

  @Test func bodyCutAnywhereIsAnError() {
    for (coding, body, start) in [
      ("gzip", Self.gzip, 2), ("deflate", Self.zlib, 1), ("deflate", Self.raw, 1),
    ] {
      for count in start..<body.count {
        #expect(throws: ContentCodingError.self) {
          try ContentCoding.decode(Array(body.prefix(count)), codings: coding, limit: 1000)
        }
      }
    }
    #expect(throws: ContentCodingError.truncated(after: 36)) {
      try ContentCoding.decode(Array(Self.gzip.dropLast()), codings: "gzip", limit: 1000)
    }
  }

  @Test func damagedBodyIsAnError() {
    var damaged = Self.gzip
    damaged[damaged.count - 8] ^= 1
    #expect(throws: ContentCodingError.damaged("incorrect data check", after: 36)) {
      try ContentCoding.decode(damaged, codings: "gzip", limit: 1000)
    }
  }

  @Test func emptyBodyIsEmptyWhateverTheHeadSays() throws {
    #expect(try ContentCoding.decode([], codings: "gzip", limit: 10) == [])
    #expect(try ContentCoding.decode([], codings: "deflate", limit: 10) == [])
  }

  @Test func whatCanBeReadOfACutBodyIsKept() {
    for (coding, body) in [("gzip", Self.gzip), ("deflate", Self.zlib), ("deflate", Self.raw)] {
      let (content, fault) = ContentCoding.salvage(Array(body.dropLast(10)), codings: coding, limit: 1000)
      #expect(Self.content.starts(with: content))
      #expect(fault == .truncated(after: content.count))
    }
    let (content, fault) = ContentCoding.salvage(Array(Self.gzip.dropLast()), codings: "gzip", limit: 1000)
    #expect(content == Self.content)
    #expect(fault == .truncated(after: 36))
  }

  @Test func theBeginningOfATooLargeBodyIsKept() {
    for (coding, body) in [("gzip", Self.gzip), ("deflate", Self.raw), ("", Self.content)] {
      let (content, fault) = ContentCoding.salvage(body, codings: coding, limit: 5)
      #expect(content == Array(Self.content.prefix(5)))
      #expect(fault == .tooLarge(limit: 5))
    }
  }

  @Test func nothingIsKeptOfABodyInAnUnknownCoding() {
    #expect(ContentCoding.salvage(Self.gzip, codings: "br", limit: 1000).content == [])
    #expect(ContentCoding.salvage(Self.gzip, codings: "br", limit: 1000).fault == .unsupported("br"))
  }
}
