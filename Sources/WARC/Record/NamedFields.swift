/// One line of a record's head.
public struct NamedField: Sendable, Hashable {
  public let name: String
  public internal(set) var value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// The fields of a record's head in their order; names are compared without regard to case.
public struct NamedFields: Sendable, Hashable {
  public private(set) var all: [NamedField]

  public init(_ all: [NamedField] = []) { self.all = all }

  /// The value of the first field of this name.
  public subscript(name: String) -> String? {
    all.first { $0.name.isSameFieldName(as: name) }?.value
  }

  /// The values of all fields of this name, for the one that may be repeated.
  public func values(_ name: String) -> [String] {
    all.filter { $0.name.isSameFieldName(as: name) }.map(\.value)
  }

  mutating func append(_ name: String, _ value: String) { all.append(NamedField(name, value)) }
}

extension NamedFields {
  public var type: RecordType? { self["WARC-Type"].map { RecordType(rawValue: $0.lowercased()) } }

  /// The WARC-Record-ID without its angle brackets.
  public var recordID: String? { self["WARC-Record-ID"]?.withoutAngleBrackets }

  /// The WARC-Target-URI, without the angle brackets that wget writes around it.
  public var targetURI: String? { self["WARC-Target-URI"]?.withoutAngleBrackets }

  /// The WARC-Date in Unix milliseconds, or `nil` where it is absent or no date.
  public var date: Int64? { self["WARC-Date"].flatMap(WARCDate.unixMilliseconds) }

  /// The records of the same capture, without angle brackets.
  public var concurrentTo: [String] { values("WARC-Concurrent-To").map(\.withoutAngleBrackets) }

  public var refersTo: String? { self["WARC-Refers-To"]?.withoutAngleBrackets }
  public var contentType: String? { self["Content-Type"] }
  public var truncated: Truncation? { self["WARC-Truncated"].map { Truncation(rawValue: $0.lowercased()) } }
  public var revisitProfile: RevisitProfile? {
    self["WARC-Profile"].map { RevisitProfile(rawValue: $0.withoutAngleBrackets) }
  }
}

extension String {
  /// Compares letters of ASCII without case and everything else byte for byte.
  func isSameFieldName(as other: String) -> Bool {
    utf8.count == other.utf8.count
      && zip(utf8, other.utf8).allSatisfy { $0 == $1 || $0.lowered == $1.lowered }
  }

  fileprivate var withoutAngleBrackets: String {
    hasPrefix("<") && hasSuffix(">") ? String(dropFirst().dropLast()) : self
  }
}

extension UInt8 {
  /// The small letter of a capital letter of ASCII, and any other byte as it is.
  var lowered: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }

  /// Whether the byte may stand in the name of a field. (WARC 1.1, section 4, `token`)
  var isTokenByte: Bool {
    switch self {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "@"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "\\"), UInt8(ascii: "\""),
      UInt8(ascii: "/"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "?"), UInt8(ascii: "="),
      UInt8(ascii: "{"), UInt8(ascii: "}"):
      false
    default: (0x21...0x7E).contains(self)
    }
  }

  var isBlank: Bool { self == 0x20 || self == 0x09 }
  var isLineEnd: Bool { self == 0x0D || self == 0x0A }
}
