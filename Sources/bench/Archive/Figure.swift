/// A measured value beside the one that it has to reach.
struct Figure {
  enum Target {
    case atLeast(Double)
    case atMost(Double)
    /// It is there to compare with.
    case none
  }

  let name: String
  let value: Double
  let unit: String
  let target: Target

  /// The name to its left, the value, the target, and a word if it is missed.
  var row: String {
    let value = "\(value.text(digits)) \(unit)"
    let wanted =
      switch target {
      case .atLeast(let bound): "at least \(bound.text(digits))"
      case .atMost(let bound): "at most \(bound.text(digits))"
      case .none: ""
      }
    return Self.padded(name, 46) + Self.padded(value, 16) + wanted + (isReached ? "" : "   MISSED")
  }

  private var isReached: Bool {
    switch target {
    case .atLeast(let bound): value >= bound
    case .atMost(let bound): value <= bound
    case .none: true
    }
  }

  private var digits: Int { value < 10 ? 2 : value < 100 ? 1 : 0 }

  /// A Chinese character is two columns wide.
  private static func padded(_ text: String, _ width: Int) -> String {
    let columns = text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
    return text + String(repeating: " ", count: max(1, width - columns))
  }
}
