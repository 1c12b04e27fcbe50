internal import FoundationEssentials
internal import Glibc

/// How long some work takes, in milliseconds.
func milliseconds(_ work: () throws -> Void) rethrows -> Double {
  let duration = try ContinuousClock().measure(work)
  return Double(duration.components.attoseconds) / 1e15 + Double(duration.components.seconds) * 1000
}

/// What this process had resident at most, in KiB, as the kernel has it (proc(5), `VmHWM`).
///
/// Not `getrusage`: its type differs with the flags of the C headers.
func peakMemoryOfThisProcess() -> Int? {
  let status = FileManager.default.contents(atPath: "/proc/self/status").map {
    String(decoding: $0, as: UTF8.self)
  }
  let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
}

extension Double {
  /// With so many digits behind the point.
  func text(_ digits: Int) -> String {
    let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
    let units = Int((self * Double(scale)).rounded())
    guard digits > 0 else { return String(units) }
    let rest = String(units % scale)
    return "\(units / scale).\(String(repeating: "0", count: digits - rest.count))\(rest)"
  }
}
