extension Collection<String> {
  /// The one that `name` was probably meant to be; `nil` if none is near.
  ///
  /// Upper case, hyphens and underscores do not count: `maxSize` and `max_size` are `max-size`.
  func nearest(to name: String) -> String? {
    func letters(_ name: String) -> [Character] { name.lowercased().filter { $0 != "-" && $0 != "_" } }
    let wanted = letters(name)
    let distances = map { (name: $0, distance: editDistance(letters($0), wanted)) }
    // A third of the letters may be wrong, or one of the shortest names.
    return distances.min { $0.distance < $1.distance }
      .flatMap { $0.distance <= Swift.max(1, wanted.count / 3) ? $0.name : nil }
  }
}

/// How many letters have to be added, left out, changed, or exchanged with their neighbours.
///
/// Optimal string alignment: Levenshtein's distance with neighbours that changed places.
func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var before: [Int] = []
  var previous = Array(0...right.count)
  for (row, character) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      let change = previous[column] + (character == other ? 0 : 1)
      var distance = Swift.min(change, previous[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
        distance = Swift.min(distance, before[column - 1] + 1)
      }
      current.append(distance)
    }
    (before, previous) = (previous, current)
  }
  return previous[right.count]
}
