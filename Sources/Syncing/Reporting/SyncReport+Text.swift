internal import ArchiveStore

extension SyncReport {
  /// The summary for people, a line for each thing; `isFull` tells of what went well too.
  public func lines(isFull: Bool) -> [String] {
    var lines: [String] = []
    if isFull || !new.isEmpty { lines.append("\(new.count) new") }
    if isFull { lines += new.map { "new: \($0.line)" } }
    lines += changed.map { "changed: \($0.article.line) (\($0.size), now \($0.version))" }
    lines += removed.map { removal in
      let interval =
        removal.lastSeen.map { "seen at \(Self.time($0)), " } ?? ""
      let reason = removal.reason.map { ": \($0)" } ?? ""
      return
        "removed: \(removal.article.line) (\(interval)not seen at \(Self.time(removal.notSeen))\(reason))"
    }
    lines += returned.map {
      "back: \($0.article.line) (not seen at \(Self.time($0.notSeen)), seen at \(Self.time($0.seenAgain)))"
    }
    lines += failed.map { "failed: \($0.address): \($0.reason)" }
    lines += troubles.map { "trouble with \($0.source): \($0.reason)" }
    if isFull {
      lines += lasting.map { "still trouble with \($0.source): \($0.reason)" }
      if changedAgain > 0 { lines.append("\(changedAgain) that change all the time did so again") }
      lines.append(
        "\(unchanged) unchanged, \(unseen) could not be seen, \(waiting) waiting to be fetched, \(due) due to be looked at again"
      )
      if unconfirmed > 0 { lines.append("\(unconfirmed) not found at one look, to be confirmed by another") }
    }
    if let stopped { lines.append("ended early: \(stopped)") }
    return lines
  }

  private static func time(_ unixMilliseconds: Int64) -> String {
    RFC3339.text(unixMilliseconds: unixMilliseconds)
  }
}

extension SyncReport.Article {
  fileprivate var line: String { headline.map { "\($0) [\(identifier)]" } ?? identifier }
}

extension SyncReport.Change {
  /// What changed and how much, as in `title, body: +120 −34 characters`.
  fileprivate var size: String {
    let parts = parts.joined(separator: ", ")
    return added + removed == 0 ? parts : "\(parts): +\(added) −\(removed) characters"
  }
}
