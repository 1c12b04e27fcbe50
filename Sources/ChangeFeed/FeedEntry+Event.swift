internal import ArchiveStore
internal import Archiving
internal import Catalog
internal import TextDiff

extension FeedEntry {
  /// Tells of an event.
  ///
  /// A version whose files cannot be read is told of as just that.
  init(_ event: ArchiveEvent, of archive: Archive) {
    switch event.kind {
    case .new: self.init(new: event, archive)
    case .changed(let from, let to): self.init(event, .changed, archive, to, from: from, to: to)
    case .olderCopy(let version, let newer):
      self.init(event, .olderCopy, archive, version, from: version, to: newer)
    case .removed(let removal):
      self.init(
        event, .removed, "not-seen:\(Self.time(removal.firstMissed.lookedAt))",
        summary: removal.description, html: EntryHTML(removal))
    case .returned(let removal):
      let returned = removal.returned.map { Self.time($0.lookedAt) } ?? ""
      self.init(
        event, .back, "seen-again:\(returned)", summary: removal.description, html: EntryHTML(removal))
    }
  }

  private init(
    _ event: ArchiveEvent, _ kind: Kind, _ mark: String, headline: String? = nil, authors: [String]? = nil,
    summary: String, html: EntryHTML
  ) {
    let article = event.article
    self.init(
      id: "urn:netease:\(article.key.name):\(mark)", kind: kind, headline: headline ?? article.headline,
      url: article.url, recordedAt: event.recordedAt, authors: authors ?? article.authors.map(\.name),
      summary: summary, html: html)
  }

  private init(new event: ArchiveEvent, _ archive: Archive) {
    guard let object = Self.object(event, archive), let text = try? VersionText(of: object, in: .first) else {
      self.init(event, .new, "v1", summary: Self.unreadable, html: EntryHTML(Self.unreadable))
      return
    }
    let words = [
      text.authors.joined(separator: "、"), text.source ?? "", text.published.map { "published \($0)" } ?? "",
      "kept \(Self.time(event.recordedAt))",
    ]
    var html = EntryHTML()
    for paragraph in text.paragraphs.prefix(5) { html.add(paragraph) }
    if text.paragraphs.count > 5 { html.add("…") }
    self.init(
      event, .new, "v1", headline: text.headline, authors: text.authors,
      summary: words.filter { !$0.isEmpty }.joined(separator: " · "), html: html)
  }

  private init(
    _ event: ArchiveEvent, _ kind: Kind, _ archive: Archive, _ version: VersionNumber,
    from: VersionNumber, to: VersionNumber
  ) {
    guard let object = Self.object(event, archive),
      let difference = try? VersionDifference(of: object, from: from, to: to)
    else {
      self.init(
        event, kind, version.description, summary: Self.unreadable, html: EntryHTML(Self.unreadable))
      return
    }
    let what =
      kind == .olderCopy
      ? "an older copy came in, \(from); from it to \(to): " : "\(from) to \(to): "
    let summary = what + difference.words
    self.init(
      event, kind, version.description, headline: difference.headline, summary: summary,
      html: EntryHTML(difference, summary: summary))
  }

  private static let unreadable =
    "its files in the archive cannot be read; netease-archive verify says what is wrong with them"

  private static func object(_ event: ArchiveEvent, _ archive: Archive) -> ArchivedObject? {
    (try? event.article.objectName).flatMap { try? archive.object($0) }
  }

  private static func time(_ unixMilliseconds: Int64) -> String {
    RFC3339.text(unixMilliseconds: unixMilliseconds)
  }
}

extension VersionDifference {
  /// What changed and how much.
  fileprivate var words: String {
    var words = fields.filter(\.diff.isChanged).map { "\($0.name) changed" }
    let counts = body.counts
    if body.isChanged {
      let sentences = counts.changedSentences == 1 ? "1 sentence" : "\(counts.changedSentences) sentences"
      words.append(
        "\(sentences) changed in the text, \(counts.removedCharacters) characters removed, "
          + "\(counts.addedCharacters) added")
    }
    return words.isEmpty ? "something changed that is not shown here" : words.joined(separator: "; ")
  }
}

extension EntryHTML {
  fileprivate init(_ difference: VersionDifference, summary: String) {
    self.init(summary)
    for field in difference.fields where field.diff.isChanged {
      add(field.diff.runs, heading: field.name)
    }
    if difference.body.isChanged { add(difference.body) }
  }

  /// The interval and the reason; when it was removed nobody knows.
  fileprivate init(_ removal: ArticleState.Removal) {
    self.init(removal.description)
    if let location = removal.firstMissed.location { add("The address led to \(location) instead.") }
    if let evidence = removal.firstMissed.evidence { add("What was received is kept: \(evidence).") }
  }
}
