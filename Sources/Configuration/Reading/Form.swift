internal import ArticleModel

/// How a value is written.
struct Form<Value> {
  /// What is expected, for messages: behind `expected `.
  let expected: String
  let read: (String) -> Value?

  func map<Other>(_ other: @escaping (Value) -> Other) -> Form<Other> {
    Form<Other>(expected: expected) { read($0).map(other) }
  }

  /// The value with the text that it was read from.
  var withText: Form<(value: Value, text: String)> {
    Form<(value: Value, text: String)>(expected: expected) { text in read(text).map { ($0, text) } }
  }
}

extension Form where Value == TimeSpan {
  static func time(_ range: ClosedRange<TimeSpan>) -> Self {
    Self(expected: "a time such as 3s, 10m, 2h or 7d, from \(range.lowerBound) to \(range.upperBound)") {
      TimeSpan($0).flatMap { range.contains($0) ? $0 : nil }
    }
  }
}

extension Form where Value == ByteCount {
  static func size(_ range: ClosedRange<ByteCount>) -> Self {
    Self(expected: "a size such as 20MB or 20MiB, from \(range.lowerBound) to \(range.upperBound)") {
      ByteCount($0).flatMap { range.contains($0) ? $0 : nil }
    }
  }
}

extension Form where Value == Int {
  static func count(_ range: ClosedRange<Int>) -> Self {
    Self(expected: "a number from \(range.lowerBound) to \(range.upperBound)") {
      Int($0).flatMap { range.contains($0) ? $0 : nil }
    }
  }
}

extension Form where Value == Bool {
  static var yesOrNo: Self {
    Self(expected: "true or false") { ["true": true, "yes": true, "false": false, "no": false][$0] }
  }
}

extension Form where Value == BeijingTime {
  /// The first day of the year, month or day.
  static var day: Self {
    Self(expected: "a date: 2024, 2024-05 or 2024-05-17") { text in
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      guard zip(parts, [4, 2, 2]).allSatisfy({ $0.utf8.count == $1 && $0.allSatisfy(\.isASCIIDigit) }) else {
        return nil
      }
      let numbers = parts.compactMap { Int($0) }
      guard (1...3).contains(numbers.count), numbers.count == parts.count else { return nil }
      return BeijingTime(
        year: numbers[0], month: numbers.count > 1 ? numbers[1] : 1, day: numbers.count > 2 ? numbers[2] : 1)
    }
  }
}

extension Form where Value == String {
  /// One line of any text.
  static var text: Self { Self(expected: "a text of one line", read: { $0.isOneLine ? $0 : nil }) }

  /// What can stand in the head of a request.
  static func printableASCII(_ expected: String, where isFit: @escaping (String) -> Bool = { _ in true })
    -> Self
  {
    Self(expected: expected) { $0.isOneLine && $0.allSatisfy(\.isASCII) && isFit($0) ? $0 : nil }
  }

  /// The address of a page, of any host unless there is a condition.
  static func address(
    _ expected: String = "an address that begins with http:// or https://, without a password in it",
    ofHost isAllowed: @escaping (String) -> Bool = { _ in true }
  ) -> Self {
    Self(expected: expected) { text in
      guard text.hasPrefix("http"), let address = WebAddress(text), !address.authority.contains("@") else {
        return nil
      }
      return isAllowed(address.host) ? text : nil
    }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension String {
  /// Whether there is something here besides white space, and no line end or other control character.
  var isOneLine: Bool {
    contains { !$0.isWhitespace }
      && !unicodeScalars.contains {
        $0.properties.generalCategory == .control || $0 == "\u{2028}" || $0 == "\u{2029}"
      }
  }
}
