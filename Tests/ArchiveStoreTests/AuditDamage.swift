import Testing

/// Something that is wrong with the archive of the sample, made by hand, and what an audit says of it.
struct AuditDamage: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Each as `severity mending path: reason`; the path is relative to the sample's folder, or begins with a
  /// slash if it is relative to the archive's.
  let problems: [String]
  let make: @Sendable (TemporaryFolder) throws -> Void

  init(
    _ name: String, _ problems: [String], _ make: @escaping @Sendable (TemporaryFolder) throws -> Void
  ) {
    testDescription = name
    self.problems = problems.map { line in
      let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
      let path = parts[2].hasPrefix("/") ? String(parts[2].dropFirst()) : "\(Sample.folder)/\(parts[2])"
      return "\(parts[0]) \(parts[1]) \(path)"
    }
    self.make = make
  }

  static let all = declarations + inventories + checksums + copies + contents + strays + versions + roots
}
