import PageMoulds

extension Judge {
  /// Every version that was shown at a look is there, and no other.
  var contentProblems: [String] {
    looksOf.flatMap { article, seen -> [String] in
      evidence.site.plan.byID[article].map { contentProblems(of: $0, seen) } ?? []
    }
  }

  private func contentProblems(of article: SimulatedArticle, _ seen: [SeenLook]) -> [String] {
    let kept = evidence.articles[article.docID]?.versions ?? []
    let withPictures = showsPictures(article, seen)
    var problems: [String] = []
    var editions: Set<Int> = []
    for look in seen {
      guard case .live(let edition) = look.result, editions.insert(edition).inserted else { continue }
      let isCertain = seen.contains { $0.result == .live(edition) && !$0.isUncertain }
      if isCertain, !kept.contains(where: { shows($0, edition, of: article, withPictures) }) {
        problems.append("edition \(edition) was shown in run \(look.run) and is not kept")
      }
    }
    for (index, version) in kept.enumerated()
    where !editions.contains(where: { shows(version, $0, of: article, withPictures) }) {
      problems.append("version \(index + 1) is none of the editions that were shown")
    }
    // By its date a look of a run whose clock was ahead says that the article was changed back.
    if kept.count > editions.count, !isAskew(article.docID) {
      problems.append("\(editions.count) editions were shown, and \(kept.count) versions are kept")
    }
    return problems.map { "\(article.docID): \($0)" }
  }

  /// Whether all of its looks show its pictures: not those at a page for telephones or one that no template fits.
  private func showsPictures(_ article: SimulatedArticle, _ seen: [SeenLook]) -> Bool {
    article.author.account != nil && article.oddity != .unknownMarkup
      && seen.flatMap(\.requests).allSatisfy { request in
        !request.shown.isEdition
          || request.host == "www.163.com"
            && !SiteChanges(at: request.at, in: evidence.site.world).hasNewMarkup
      }
  }

  private func shows(
    _ version: Evidence.Kept.Version, _ edition: Int, of article: SimulatedArticle, _ withPictures: Bool
  ) -> Bool {
    let content = evidence.site.pages.content(of: article, edition: edition)
    let pictures = (version.image ?? []).compactMap {
      $0.contentUrl.split(separator: "/").last.map(String.init)
    }
    return version.headline == content.headline
      && version.articleBody == content.paragraphs.joined(separator: "\n\n")
      && (!withPictures || pictures == content.pictures)
  }
}

extension SiteAnswer.Shown {
  var isEdition: Bool { if case .edition = self { true } else { false } }
}
