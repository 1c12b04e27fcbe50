extension Inventory {
  /// The inventory as it was when that version was the newest.
  func past(at number: VersionNumber) -> Inventory {
    let manifest = manifest.compactMapValues { paths in
      let kept = paths.filter { path in
        VersionNumber(folder: String(path.prefix { $0 != "/" })).map { $0 <= number } ?? false
      }
      return kept.isEmpty ? nil : kept
    }
    return Inventory(id: id, versions: Array(versions.prefix(number.number)), manifest: manifest)
  }

  /// Whether both have the same files with the same bytes in every version, at the same places.
  func holdsSameFiles(as other: Inventory) -> Bool {
    id == other.id && manifest == other.manifest && versions.map(\.state) == other.versions.map(\.state)
  }

  /// Which files the bytes with a digest are: `article.md of v1 and v2; page.txt of v1`.
  func uses(of digest: ContentDigest) -> String {
    var numbers: [String: [VersionNumber]] = [:]
    var number = VersionNumber.first
    for version in versions {
      for (name, other) in version.state where other == digest { numbers[name, default: []].append(number) }
      number = number.next
    }
    let uses = numbers.sorted { $0.key < $1.key }.map { "\($0.key) of \(Self.words($0.value))" }
    return uses.isEmpty ? "in no version" : uses.joined(separator: "; ")
  }

  /// `v1`, `v1 and v2`, `v1 to v3 and v7`.
  private static func words(_ numbers: [VersionNumber]) -> String {
    var runs: [(first: VersionNumber, last: VersionNumber)] = []
    for number in numbers {
      if let last = runs.last, last.last.next == number {
        runs[runs.count - 1].last = number
      } else {
        runs.append((number, number))
      }
    }
    return runs.map { run in
      if run.first == run.last { return "\(run.first)" }
      return run.first.next == run.last ? "\(run.first) and \(run.last)" : "\(run.first) to \(run.last)"
    }.joined(separator: " and ")
  }
}
