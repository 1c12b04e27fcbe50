internal import Deflate

/// The codings in which a body is packed: the field Content-Encoding. (RFC 9110, section 8.4)
public enum ContentCoding {
  /// The body unpacked.
  ///
  /// `codings` is the field's value; they are undone from last to first. `limit` is the number of bytes that
  /// the content may have. A body that is plainly not in the coding is left as it is, as many archives keep
  /// the field of a body that they have unpacked.
  public static func decode(
    _ body: [UInt8], codings: String, limit: Int
  ) throws(ContentCodingError) -> [UInt8] {
    let (content, fault) = salvage(body, codings: codings, limit: limit)
    if let fault { throw fault }
    return content
  }

  /// As much of the content as can be read, and why it is not all of it.
  ///
  /// Nothing of a body in a coding that is not known.
  public static func salvage(
    _ body: [UInt8], codings: String, limit: Int
  ) -> (content: [UInt8], fault: ContentCodingError?) {
    var bytes = body
    var fault: ContentCodingError?
    let names = codings.split(separator: ",").map { $0.filter { !$0.isWhitespace }.lowercased() }
    // Nobody packs more often; a list without end would be work without end.
    guard names.count <= 4 else { return ([], .unsupported("\(names.count) codings")) }
    for name in names.reversed() {
      var new: ContentCodingError?
      switch name {
      case "identity", "": continue
      case "gzip", "x-gzip":
        if Gunzip.isGzip(bytes) { (bytes, new) = inflate(bytes, .gzip, limit: limit) }
      case "deflate": (bytes, new) = inflateEither(bytes, limit: limit)
      default: return ([], .unsupported(name))
      }
      // What is wrong inside follows from what is wrong outside.
      fault = fault ?? new
    }
    return bytes.count > limit ? (Array(bytes[..<limit]), fault ?? .tooLarge(limit: limit)) : (bytes, fault)
  }

  /// `deflate` means the zlib format; some servers send it without zlib's head. (RFC 9110, section 8.4.1.2)
  private static func inflateEither(
    _ bytes: [UInt8], limit: Int
  ) -> (content: [UInt8], fault: ContentCodingError?) {
    if bytes.isEmpty { return ([], nil) }
    // CM = 8, and the head's 16 bits are a multiple of 31. (RFC 1950, section 2.2)
    guard bytes.count >= 2, bytes[0] & 0x0F == 8, (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0 else {
      return inflate(bytes, .raw, limit: limit)
    }
    let packed = inflate(bytes, .zlib, limit: limit)
    guard case .damaged = packed.fault else { return packed }
    let raw = inflate(bytes, .raw, limit: limit)
    return raw.fault == nil || raw.content.count > packed.content.count ? raw : packed
  }

  private static func inflate(
    _ bytes: [UInt8], _ format: Inflater.Format, limit: Int
  ) -> (content: [UInt8], fault: ContentCodingError?) {
    guard var inflater = Inflater(format) else { return ([], .damaged("zlib cannot start", after: 0)) }
    var output: [UInt8] = []
    var at = 0
    do throws(InflateError) {
      repeat {
        inflater.restart()
        at += try inflater.unpack(bytes[at...], appendingTo: &output, limit: limit)
        // Several members are one content; what is no member behind them is not looked at.
      } while format == .gzip && Gunzip.isGzip(bytes[at...])
    } catch {
      return (Array(output.prefix(limit)), ContentCodingError(error))
    }
    return (output, nil)
  }
}

/// Why a body could not be unpacked.
///
/// Numbers are bytes of unpacked content.
public enum ContentCodingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A coding that is not known here, such as `br`.
  case unsupported(String)
  case truncated(after: Int)
  case damaged(String, after: Int)
  case tooLarge(limit: Int)

  fileprivate init(_ error: InflateError) {
    switch error {
    case .truncated(let count): self = .truncated(after: count)
    case .damaged(let reason, let count): self = .damaged(reason, after: count)
    case .tooLarge(let limit): self = .tooLarge(limit: limit)
    }
  }

  public var description: String {
    switch self {
    case .unsupported(let name):
      "the body is packed as \(Self.printable(name)), which cannot be unpacked here"
    case .truncated(let count): "the packed body is cut short, after \(count) bytes of content"
    case .damaged(let reason, let count):
      "the packed body is damaged, after \(count) bytes of content: \(reason)"
    case .tooLarge(let limit): "the body holds more than the \(limit) bytes allowed"
    }
  }

  /// A server may have written anything, also what a terminal would obey.
  private static func printable(_ name: String) -> String {
    String(decoding: name.utf8.filter { 0x20...0x7E ~= $0 }, as: UTF8.self)
  }
}
