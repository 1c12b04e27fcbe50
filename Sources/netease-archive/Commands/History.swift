internal import ArchiveStore
internal import Archiving
internal import ArgumentParser
internal import OrderedJSON
internal import Terminal

struct History: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show what is known of an article: its versions, and every look at it.",
    discussion: """
      A removal is told as what was seen: the last look that found the article, and the first that did not. \
      When it was removed in between, nobody knows.
      """)

  @Argument(help: ArgumentHelp("An address, a docid, or the beginning of one.", valueName: "article"))
  var article: String

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let reader = try reading.reader()
    let object = try reading.orStopped { () throws(KeepingError) in try reader.article(article) }
    let looks = try reading.orStopped { () throws(KeepingError) in try reader.looks(at: object.name) }
    if reading.json {
      try StandardOutput.write(json(of: object, looks).text(.pretty))
    } else {
      try reading.write(TerminalText.safe(text(of: object, looks)))
    }
  }

  private func text(of object: ArchivedObject, _ looks: [Observation]) -> String {
    var lines = [object.name.name]
    if let state = ArticleState(looks) {
      lines.append(state.description)
      // The last removal is in the state.
      for removal in state.removals.dropLast() { lines.append("removed before: \(removal)") }
    }
    lines += ["", "versions"]
    for version in object.versions {
      lines.append("  \(version.created)  \(version.number)  \(version.message ?? "")")
    }
    lines += ["", "looks"]
    for look in looks { lines.append("  " + look.line) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func json(of object: ArchivedObject, _ looks: [Observation]) -> JSONValue {
    let state = ArticleState(looks)
    return [
      "identifier": .string(object.name.name), "folder": .string(object.name.folder),
      "state": JSONValue(state?.condition.rawValue), "description": JSONValue(state?.description),
      "removals": JSONValue(nonEmpty: state?.removals.map(\.json) ?? []),
      "versions": .array(
        object.versions.map { version in
          [
            "version": .string(version.number.description), "created": .string(version.created),
            "message": JSONValue(version.message),
          ]
        }),
      "looks": .array(looks.map(\.json)),
    ]
  }
}

extension Observation {
  /// One look in a line: the instant, the outcome, and what is known besides.
  fileprivate var line: String {
    let longest = Outcome.allCases.map(\.rawValue.count).max() ?? 0
    var details = [version?.description, reason ?? status.map { "HTTP \($0)" }].compactMap { $0 }
    if let location { details.append("to \(location)") }
    if let evidence { details.append("evidence \(evidence)") }
    if seenAt == nil { details.append("then or before") }
    return "\(Instant.text(lookedAt))  \(outcome.rawValue.padded(to: longest))  "
      + details.joined(separator: ", ")
  }

  var json: JSONValue {
    [
      "recordedAt": .string(Instant.text(recordedAt)), "seenAt": seenAt.map { .string(Instant.text($0)) },
      "url": .string(url), "outcome": .string(outcome.rawValue), "version": JSONValue(version?.description),
      "status": JSONValue(status), "sha256": JSONValue(sha256), "reason": JSONValue(reason),
      "location": JSONValue(location), "evidence": JSONValue(evidence),
    ]
  }
}

extension ArticleState.Removal {
  fileprivate var json: JSONValue {
    [
      "lastSeen": lastSeen.map { .string(Instant.text($0.lookedAt)) },
      "notSeen": .string(Instant.text(firstMissed.lookedAt)),
      "outcome": .string(firstMissed.outcome.rawValue),
      "reason": JSONValue(firstMissed.reason), "evidence": JSONValue(firstMissed.evidence),
      "returned": returned.map { .string(Instant.text($0.lookedAt)) },
    ]
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
