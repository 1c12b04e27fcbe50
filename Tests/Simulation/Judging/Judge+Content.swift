import PageMoulds

extension Judge {
  /// Every version that was shown at a look is there, and no other.
  var contentProblems: [String] {
    var problems: [String] = []
    for (article, seen) in looksOf {
      guard let plan = evidence.site.plan.byID[article] else { continue }
      let kept = evidence.articles[article]?.versions ?? []
      var editions: Set<Int> = []
      for look in seen {
        guard case .live(let edition) = look.result, editions.insert(edition).inserted else { continue }
        let isCertain = seen.contains { $0.result == .live(edition) && !$0.isUncertain }
        if isCertain, !kept.contains(where: { shows($0, edition, of: plan) }) {
          problems.append("\(article): edition \(edition) was shown in run \(look.run) and is not kept")
        }
      }
      for (index, version) in kept.enumerated()
      where !editions.contains(where: { shows(version, $0, of: plan) }) {
        problems.append("\(article): version \(index + 1) is none of the editions that were shown")
      }
      // Seen once on a telephone, where there may be fewer pictures.
      let forms = seen.contains { look in
        look.requests.contains { $0.host == "m.163.com" && $0.shown.isEdition }
      }
      if kept.count > editions.count * (forms ? 2 : 1) {
        problems.append(
          "\(article): \(editions.count) editions were shown, and \(kept.count) versions are kept")
      }
    }
    return problems
  }

  private func shows(_ version: Evidence.Kept.Version, _ edition: Int, of article: SimulatedArticle) -> Bool {
    let content = evidence.site.pages.content(of: article, edition: edition)
    return version.headline == content.headline
      && version.articleBody == content.paragraphs.joined(separator: "\n\n")
  }
}

extension SiteAnswer.Shown {
  var isEdition: Bool { if case .edition = self { true } else { false } }
}
