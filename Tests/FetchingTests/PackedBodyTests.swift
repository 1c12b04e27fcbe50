import ArticleModel
import Fetching
import LoopbackServer
import Testing
import WARC

@testable import Deflate

/// Bodies with a content-coding: kept as they came, and unpacked as far as that goes.
@Suite struct PackedBodyTests {
  private static let content = Array(repeatElement("一只水鸟飞过湖面。".bytes, count: 500).joined())

  private func packed() throws -> [UInt8] { try #require(GzipMember.pack(Self.content)) }

  private func site(_ body: [UInt8], _ coding: String = "gzip", maxSize: Int = 1 << 20) throws -> Site {
    try Site(.page(body, fields: ["Content-Encoding: \(coding)"])) { $0.maxSize = maxSize }
  }

  @Test func gzip() async throws {
    let packed = try packed()
    let fetched = try await site(packed).get()
    #expect(fetched.body == Self.content)
    #expect(fetched.exchanges.last?.body == packed)
    #expect(fetched.exchanges.last?.responseHead.text.contains("Content-Encoding: gzip\r\n") == true)
    #expect(fetched.defect == nil)
  }

  @Test func gzipInChunks() async throws {
    let packed = try packed()
    let parts = [Array(packed[..<10]), Array(packed[10...])]
    let fetched = try await Site(.chunked(parts, fields: ["Content-Encoding: gzip"])).get()
    #expect(fetched.body == Self.content)
    #expect(fetched.exchanges.last?.body == packed)
  }

  @Test func codingThatWasNotAskedFor() async throws {
    let fetched = try await site([1, 2, 3], "br").get()
    #expect(fetched.body == [])
    #expect(fetched.exchanges.last?.body == [1, 2, 3])
    #expect(fetched.defect == "the body is packed as br, which cannot be unpacked here")
    #expect(fetched.truncation == nil)
  }

  /// The connection ends as it should, and what was packed does not.
  @Test func cutInside() async throws {
    let packed = try Array(packed().dropLast(20))
    let fetched = try await site(packed).get()
    #expect(!fetched.body.isEmpty)
    #expect(Self.content.starts(with: fetched.body))
    #expect(fetched.exchanges.last?.body == packed)
    #expect(fetched.exchanges.last?.truncation == nil)
    #expect(fetched.defect?.contains("cut short") == true)
  }

  @Test func damagedInside() async throws {
    var packed = try packed()
    packed[packed.count - 6] ^= 0xFF
    let fetched = try await site(packed).get()
    #expect(fetched.body == Self.content)
    #expect(fetched.exchanges.last?.body == packed)
    #expect(fetched.defect?.contains("damaged") == true)
  }

  @Test func cutByTheConnection() async throws {
    let packed = try packed()
    let half = Array(packed.prefix(packed.count / 2))
    let fetched = try await Site(
      Reply(
        head: ["HTTP/1.1 200 OK", "Content-Encoding: gzip", "Content-Length: \(packed.count)"],
        [.send(half), .close])
    ).get()
    #expect(fetched.truncation == .disconnect)
    #expect(fetched.defect?.contains("the connection broke") == true)
    #expect(!fetched.body.isEmpty)
    #expect(Self.content.starts(with: fetched.body))
    #expect(fetched.exchanges.last?.body == half)
  }

  /// A megabyte that becomes a thousand of them.
  @Test func bomb() async throws {
    let bomb = try #require(GzipMember.pack([UInt8](repeating: 0, count: 4 << 20)))
    let fetched = try await site(Array(repeatElement(bomb, count: 256).joined()), maxSize: 2 << 20).get()
    #expect(fetched.body == [UInt8](repeating: 0, count: 2 << 20))
    #expect(fetched.truncation == .length)
    #expect(fetched.defect?.contains("more than the 2097152 bytes allowed") == true)
    // What was received is all there.
    #expect(fetched.exchanges.last?.truncation == nil)
    #expect(fetched.exchanges.last?.body.count == bomb.count * 256)
  }

  @Test func bombInABomb() async throws {
    let inner = try #require(GzipMember.pack([UInt8](repeating: 0, count: 8 << 20)))
    let fetched = try await site(#require(GzipMember.pack(inner)), "gzip, gzip", maxSize: 1 << 20).get()
    #expect(fetched.body.count == 1 << 20)
    #expect(fetched.truncation == .length)
  }

  @Test func notPackedAtAll() async throws {
    let fetched = try await site(Self.content).get()
    #expect(fetched.body == Self.content)
    #expect(fetched.defect == nil)
  }
}
