/// The page in an MHTML file: what browsers save as a single file (RFC 2557).
public struct MHTML: Sendable {
  /// The page's bytes, in its own charset.
  public let bytes: [UInt8]
  /// Where the page was, as the file says.
  public let url: String?
  /// The `Date` field as written: when the page was saved.
  public let date: String?
  /// The `Content-Type` of the page, with its charset if there is one.
  public let contentType: String

  /// Whether bytes start with the header of a message that is a page or has parts.
  ///
  /// `start` should have some kilobytes; the header of a saved page has less than one.
  public static func isMHTML(_ start: [UInt8]) -> Bool {
    let start = messageStart(start)
    var lines = Lines(start)
    while let line = lines.next(), !line.text.isEmpty {
      let isFolded = line.text.first == 0x20 || line.text.first == 0x09
      guard isFolded || isField(line.text) || lines.rest.isEmpty else { return false }
    }
    let header = MIMEHeader.read(start).header
    return header["mime-version"] != nil && header["content-type"] != nil || header.contentType.isMultipart
  }

  /// Finds the page among the parts.
  ///
  /// - Throws: ``MHTMLError``: there is no part, or none is a page.
  public init(_ bytes: [UInt8]) throws(MHTMLError) {
    let message = Part(Self.messageStart(bytes))
    let location = message.header.address("snapshot-content-location")
    let page = try Self.page(in: message, location: location, depth: 0)
    guard let encoding = TransferEncoding(page.header["content-transfer-encoding"]) else {
      throw .unknownEncoding(page.header["content-transfer-encoding"] ?? "")
    }
    self.bytes = encoding.decode(page.body)
    url =
      location ?? page.header.address("content-location") ?? message.header.address("content-location")
    date = message.header["date"]
    contentType = page.header["content-type"] ?? "text/html"
  }

  private struct Part {
    let header: MIMEHeader
    let body: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { (header, body) = MIMEHeader.read(bytes) }
  }

  /// Parts in parts in parts: no saver writes more than two levels.
  private static let deepest = 8
  /// The page is among the first of them.
  private static let mostParts = 10_000

  /// The root of a `multipart/related` is the part that `start` names, or the first (RFC 2387, 3.2).
  ///
  /// Chrome gives the address of the page instead, and the frames of a page are pages too.
  private static func page(in part: Part, location: String?, depth: Int) throws(MHTMLError) -> Part {
    let type = part.header.contentType
    guard type.isMultipart else {
      guard type.isPage else { throw .noPage(type.kind) }
      return part
    }
    guard depth < deepest else { throw .tooDeep }
    guard let boundary = type["boundary"], !boundary.isEmpty else { throw .noBoundary }
    let parts = Multipart.parts(of: part.body, boundary: boundary, limit: mostParts).map { Part($0) }
    guard let first = parts.first else { throw .noParts }
    func isReadable(_ part: Part) -> Bool { part.header.contentType.isPage }
    // The last of several forms of one text is the best (RFC 2046, 5.1.4).
    let ordered = type.kind == "multipart/alternative" ? parts.reversed() : parts
    let root =
      type["start"].flatMap { start in parts.first { $0.header["content-id"] == start } }
      ?? location.flatMap { location in
        parts.first { isReadable($0) && $0.header.address("content-location") == location }
      } ?? ordered.first { isReadable($0) || $0.header.contentType.isMultipart } ?? first
    return try page(in: root, location: location, depth: depth + 1)
  }

  /// Without the byte-order mark and the empty lines that editors put before it.
  private static func messageStart(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    return bytes.drop { $0 == 0x0D || $0 == 0x0A }
  }

  /// Whether a line begins with a field's name and a colon (RFC 5322, 2.2).
  private static func isField(_ line: ArraySlice<UInt8>) -> Bool {
    let name = line.prefix { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "<") }
    return !name.isEmpty && name.endIndex < line.endIndex && line[name.endIndex] == UInt8(ascii: ":")
  }
}

/// Why there is no page in an MHTML file.
public enum MHTMLError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The header does not say what stands between the parts.
  case noBoundary
  /// No boundary stands where one should.
  case noParts
  /// The root part is of this kind.
  case noPage(String)
  case unknownEncoding(String)
  case tooDeep

  public var description: String {
    switch self {
    case .noBoundary: "the MHTML file does not say what divides its parts"
    case .noParts: "the MHTML file has no parts; it may have been cut short"
    case .noPage(let kind): "there is no page in the MHTML file, its root is \(kind)"
    case .unknownEncoding(let name): "the page in the MHTML file is written in \(name), which cannot be read"
    case .tooDeep: "the parts of the MHTML file stand too deep in each other"
    }
  }
}
