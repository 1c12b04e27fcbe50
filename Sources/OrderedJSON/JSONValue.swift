/// A JSON value whose objects keep the order in which their members were given.
///
/// Made for writing: records come out the same byte for byte, with their fields in the order that a reader
/// expects. Reading JSON is `JSONDecoder`'s work.
public enum JSONValue: Sendable, Hashable {
  /// The members in the order in which they are written. Names are not checked for being unique.
  case object([Member])
  case array([JSONValue])
  case string(String)
  case integer(Int)
  /// Written in the shortest form that reads back as the same number; JSON has no word for infinity or
  /// not-a-number, they are written as `null`.
  case number(Double)
  case bool(Bool)
  case null

  /// One name of an object with its value.
  public struct Member: Sendable, Hashable {
    public var name: String
    public var value: JSONValue

    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }
}

extension JSONValue {
  /// The text as a value, or `nil` where there is none, so that an object literal leaves the member out.
  public init?(_ text: String?) {
    guard let text else { return nil }
    self = .string(text)
  }

  /// The number as a value, or `nil` where there is none, so that an object literal leaves the member out.
  public init?(_ number: Int?) {
    guard let number else { return nil }
    self = .integer(number)
  }

  /// The values as an array, or `nil` where there are none, so that an object literal leaves the member out.
  public init?(nonEmpty values: [JSONValue]) {
    guard !values.isEmpty else { return nil }
    self = .array(values)
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  /// An object; members whose value is `nil` are left out: `["@type": "Place", "name": JSONValue(region)]`.
  public init(dictionaryLiteral members: (String, JSONValue?)...) {
    self = .object(members.compactMap { name, value in value.map { Member(name, $0) } })
  }
}

extension JSONValue: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) { self = .string(text) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
  public init(integerLiteral number: Int) { self = .integer(number) }
}

extension JSONValue: ExpressibleByBooleanLiteral {
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue {
  /// An object with the members of another behind its own; what is no object has none.
  public func followed(by other: JSONValue) -> JSONValue {
    guard case .object(let own) = self, case .object(let more) = other else { return self }
    return .object(own + more)
  }
}
