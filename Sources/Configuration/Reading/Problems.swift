/// What is wrong in a file, as it is found: reading goes on, so that all of it is said at once.
final class Problems {
  private var found: [(line: Int?, reason: String)] = []

  var isEmpty: Bool { found.isEmpty }

  func add(_ line: Int?, _ reason: String) { found.append((line, reason)) }

  /// Throws what was found, if anything was.
  func report(in file: String) throws(ConfigurationErrors) {
    guard !found.isEmpty else { return }
    throw ConfigurationErrors(
      errors: found.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
        .map { ConfigurationError(file: file, line: $0.line, reason: $0.reason) })
  }
}

extension String {
  /// The text as messages show it: in quotation marks, and cut where it is long.
  var quoted: String { count > 40 ? "\"\(prefix(40))…\"" : "\"\(self)\"" }
}
