internal import HTMLTree

/// Counts what is thrown away, by kind.
struct DiscardCount: Sendable {
  private var elements: [Drop.Kind: Int] = [:]
  private var characters: [Drop.Kind: Int] = [:]

  mutating func add(_ kind: Drop.Kind, _ node: HTMLNode) {
    add(kind, text: node.visibleText)
  }

  mutating func add(_ kind: Drop.Kind, text: String) {
    elements[kind, default: 0] += 1
    characters[kind, default: 0] += text.unicodeScalars.count { !$0.properties.isWhitespace }
  }

  /// Counts everything on the page that is outside the body: navigation, comments, recommendations.
  mutating func addSurroundings(of bodies: [HTMLNode], in root: HTMLNode) {
    let (found, count) = root.visibleContent(outside: bodies.map(\.extent))
    elements[.surroundings] = found
    characters[.surroundings] = count
  }

  /// In the order of ``Drop/Kind``.
  var report: [ExtractionReport.Discarded] {
    Drop.Kind.allCases.compactMap { kind in
      elements[kind].map {
        ExtractionReport.Discarded(kind: kind.rawValue, elements: $0, characters: characters[kind] ?? 0)
      }
    }
  }
}
