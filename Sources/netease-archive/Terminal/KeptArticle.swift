internal import ArchiveStore
internal import Archiving
internal import ArticleModel
internal import FoundationEssentials
internal import OrderedJSON
internal import Terminal

extension Archivist.Outcome {
  /// What became of the article, in a word.
  var word: String {
    switch state {
    case .new: "new"
    case .changed: "changed"
    case .unchanged: "unchanged"
    case .missing(let sighting): sighting.outcome.rawValue
    }
  }

  /// `new: headline` and under it the folder; `remark` is what else there is to say of the look.
  func line(headline: String?, remark: String? = nil, in archive: String) -> String {
    var details: [String] = []
    switch state {
    case .changed(let differences):
      details = ["\(differences.joined(separator: ", ")), now \(version?.description ?? "")"]
    case .missing(let sighting): details = [sighting.reason].compactMap { $0 }
    case .new, .unchanged: break
    }
    if let remark { details.append(remark) }
    let what = details.isEmpty ? "" : " (\(details.joined(separator: "; ")))"
    return TerminalText.safe(
      "\(word)\(what): \(headline ?? name.name)\n" + (isKept(in: archive) ? "  \(archive)/\(folder)\n" : ""))
  }

  /// Of what was looked for in vain and never kept there is no folder.
  private func isKept(in archive: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(archive)/\(folder)")
  }

  /// What there is to say of it in JSON.
  func json(of article: ReadArticle?, headline: String? = nil, in archive: String) -> JSONValue {
    [
      "identifier": JSONValue(article?.article.identifier ?? name.name),
      "headline": JSONValue(article?.article.headline ?? headline),
      "datePublished": JSONValue(article?.article.datePublished?.iso8601), "state": .string(word),
      "version": JSONValue(version?.description), "folder": isKept(in: archive) ? .string(folder) : nil,
    ]
  }
}

extension PreparedCapture {
  /// The article, where there is one to be seen.
  var article: ReadArticle? {
    if case .article(let article) = content { article } else { nil }
  }
}

/// How many articles came to what: the last word of a run over several.
struct OutcomeCounts {
  private var (new, changed, unchanged) = (0, 0, 0)
  private var missing: [Observation.Outcome: Int] = [:]

  mutating func add(_ state: Archivist.Outcome.State) {
    switch state {
    case .new: new += 1
    case .changed: changed += 1
    case .unchanged: unchanged += 1
    case .missing(let sighting): missing[sighting.outcome, default: 0] += 1
    }
  }

  var all: Int { new + changed + unchanged + missing.values.reduce(0, +) }

  var line: String {
    let others = Observation.Outcome.allCases.compactMap { outcome in
      missing[outcome].map { "\($0) \(outcome.rawValue)" }
    }
    return (["\(new) new", "\(changed) changed", "\(unchanged) unchanged"] + others).joined(separator: ", ")
  }
}
