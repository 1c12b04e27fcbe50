/// A page's bytes as UTF-8 that an HTML parser can take whole.
///
/// The encoding is found in this order: byte-order mark, HTTP header, strict UTF-8, the page's own declaration
/// (every GB* as GB18030), then the reading with fewer errors. A declaration that the bytes contradict loses.
/// What cannot be read becomes U+FFFD; nothing is ever cut.
public struct DecodedText: Sendable, Hashable {
  /// Well-formed UTF-8 without a byte-order mark, NUL, other C0 controls than `\t` `\n` `\r`, and noncharacters.
  public var utf8: [UInt8]
  /// The charset label that was declared, in lower case: the HTTP header's, or else the page's own.
  public var declared: String?
  /// The encoding that the bytes were read in.
  public var used: TextEncoding
  /// How many U+FFFD stand for bytes that could not be read.
  public var replacements: Int
  /// What the reader of the article should know about it.
  public var warnings: [DecodingWarning]

  /// Decodes what a server sent or a file held.
  ///
  /// `contentType` is the HTTP header's value with its `charset`, where there is one.
  public init(decoding bytes: [UInt8], contentType: String? = nil) {
    let header = contentType.flatMap { CharsetDeclaration.label(inContentType: $0.utf8) }
    let page = bytes.withUnsafeBufferPointer { CharsetDeclaration.label(inPage: $0) }
    let mark = ByteOrderMark(bytes)
    let claim =
      mark?.encoding ?? [header, page].lazy.compactMap { $0.flatMap(TextEncoding.init(label:)) }.first
    var reading = Reading(bytes, mark: mark, claim: claim)
    let removed = ForbiddenCharacters.remove(from: &reading.utf8)

    utf8 = reading.utf8
    declared = header ?? page
    used = reading.used
    replacements = reading.replacements
    warnings = []
    for (label, place) in [(header, DecodingWarning.Place.httpHeader), (page, .page)] {
      guard let label else { continue }
      guard let encoding = TextEncoding(label: label) else {
        warnings.append(.unknownCharset(label, place))
        continue
      }
      if encoding != used, !reading.isASCII { warnings.append(.wrongCharset(label, place, used: used)) }
    }
    if replacements > 0 { warnings.append(.replaced(replacements)) }
    if removed > 0 { warnings.append(.removed(removed)) }
  }
}

/// What was odd about the bytes of a page.
public enum DecodingWarning: Sendable, Hashable, CustomStringConvertible {
  /// Where a charset was declared.
  public enum Place: String, Sendable, Hashable {
    case httpHeader = "the HTTP header"
    case page = "the page"
  }

  /// A charset was declared that the bytes are not in.
  case wrongCharset(String, Place, used: TextEncoding)
  /// A charset was declared that is not known here; the bytes decided.
  case unknownCharset(String, Place)
  /// So many U+FFFD stand for bytes that could not be read.
  case replaced(Int)
  /// So many characters that HTML cannot hold were taken out: NUL and other controls, noncharacters.
  case removed(Int)

  public var description: String {
    switch self {
    case .wrongCharset(let label, let place, let used):
      "\(place.rawValue) declares \(label), but the bytes are \(used.rawValue)"
    case .unknownCharset(let label, let place): "\(place.rawValue) declares the unknown charset \(label)"
    case .replaced(let count): "undecodable bytes: \(count) U+FFFD in the text"
    case .removed(let count): "control characters or noncharacters taken out: \(count)"
    }
  }
}

private struct ByteOrderMark {
  let encoding: TextEncoding
  let length: Int

  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      (encoding, length) = (.utf8, 3)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      (encoding, length) = (.utf16LittleEndian, 2)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      (encoding, length) = (.utf16BigEndian, 2)
    } else {
      return nil
    }
  }
}

/// The choice between the encodings.
private struct Reading {
  var utf8: [UInt8]
  var used: TextEncoding
  var replacements = 0
  var isASCII = false

  init(_ bytes: [UInt8], mark: ByteOrderMark?, claim: TextEncoding?) {
    self = bytes.withUnsafeBufferPointer { all in
      let text = UnsafeBufferPointer(rebasing: all[(mark?.length ?? 0)...])
      if let mark, mark.encoding != .utf8 {
        let isBigEndian = mark.encoding == .utf16BigEndian
        let (utf8, replacements) = UTF16Decoder.decode(text, bigEndian: isBigEndian)
        return Reading(utf8: utf8, used: mark.encoding, replacements: replacements)
      }
      // Without a mark and without errors the array itself is the answer: nothing is copied.
      return Reading(text, whole: mark == nil ? bytes : nil, claim: claim)
    }
  }

  private init(utf8: [UInt8], used: TextEncoding, replacements: Int = 0, isASCII: Bool = false) {
    self.utf8 = utf8
    self.used = used
    self.replacements = replacements
    self.isASCII = isASCII
  }

  private init(_ text: UnsafeBufferPointer<UInt8>, whole: [UInt8]?, claim: TextEncoding?) {
    // Nearly every page since 2019 ends here, at the speed of the standard library's validation.
    if claim != .gb18030, (try? UTF8Span(validating: text.span)) != nil {
      self = Reading(utf8: whole ?? Array(text), used: .utf8)
      return
    }
    let scan = UTF8Scan(text, patience: 1000)
    func asUTF8() -> Reading {
      let utf8 = scan.malformed > 0 ? UTF8Scan.repaired(text) : whole ?? Array(text)
      return Reading(utf8: utf8, used: .utf8, replacements: scan.malformed)
    }
    if scan.isASCII {
      self = Reading(utf8: whole ?? Array(text), used: claim ?? .utf8, isASCII: true)
      return
    }
    // A character that the end of the bytes cuts speaks for no encoding.
    let errors = scan.malformed - (scan.isCut ? 1 : 0)
    if scan.wideCharacters > errors || (errors == 0 && claim != .gb18030) {
      self = asUTF8()
      return
    }
    let gb = GB18030.decode(text)
    if scan.isHopeless {
      self = Reading(utf8: gb.utf8, used: .gb18030, replacements: gb.replacements)
      return
    }
    let gbErrors = gb.replacements - (gb.isCut ? 1 : 0)
    let isGB =
      switch claim {
      case .gb18030: gbErrors <= errors
      // One stray byte in a page without Chinese characters is an error of both, or of UTF-8 alone by chance.
      case .utf8: gbErrors + 1 < errors
      default: gbErrors < errors
      }
    self = isGB ? Reading(utf8: gb.utf8, used: .gb18030, replacements: gb.replacements) : asUTF8()
  }
}
