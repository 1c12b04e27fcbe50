/// A whole number of a unit, and the units in which a kind of measure is written.
struct Unit {
  var name: String
  /// How much one of it is, in the smallest.
  var size: Int64

  init(_ name: String, _ size: Int64) {
    self.name = name
    self.size = size
  }
}

extension [Unit] {
  /// What `3s` or `20MB` comes to in the smallest unit; `nil` for another form, and for more than nine digits.
  ///
  /// A unit in other letters than here (`20mb`) is the same unit.
  func amount(of text: some StringProtocol) -> Int64? {
    let digits = text.prefix { $0.isASCII && $0.isWholeNumber }
    guard (1...9).contains(digits.count), let count = Int64(digits) else { return nil }
    let name = text.dropFirst(digits.count).lowercased()
    return first { $0.name.lowercased() == name }.map { count * $0.size }
  }

  /// The amount in the largest unit that gives a whole number.
  ///
  /// The units stand from the largest to the smallest, which has the size 1.
  func text(of amount: Int64) -> String {
    let unit = first { amount >= $0.size && amount % $0.size == 0 } ?? self[count - 1]
    return "\(amount / unit.size)\(unit.name)"
  }
}
