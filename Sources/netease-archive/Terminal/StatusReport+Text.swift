internal import ArchiveStore
internal import Syncing
internal import Terminal

extension StatusReport {
  /// For people: a heading, and below it a line for each thing.
  var text: String {
    var lines = [
      "\(folder): \(TerminalText.count(disk.articles, "article")), \(due) due to be looked at again",
      writingSince.map { "a run has been at work since \(Instant.text($0))" } ?? "no run is at work",
    ]
    if let sync {
      lines += ["", "last runs"] + rows(sync.runs.map(\.cells))
      lines += ["", "waiting to be fetched: \(sync.waiting), given up: \(sync.givenUp)"]
      lines += rows(sync.failing.map(\.cells))
      lines += ["", "sources"] + sync.sources.flatMap(\.lines)
    } else {
      lines += ["", trouble == nil ? "sync never ran here" : "what sync remembers cannot be read"]
    }
    let estimate =
      disk.isEstimate ? ", estimated from \(disk.measured) of \(disk.articles) articles" : ""
    lines += [
      "", "disk",
      "  articles \(Measure.bytes(disk.objects))\(estimate)",
      "  log and evidence \(Measure.bytes(observationsBytes)), catalog \(Measure.bytes(catalogBytes)), "
        + "other \(Measure.bytes(otherBytes))",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func rows(_ rows: [[String]]) -> [String] {
    guard let first = rows.first else { return [] }
    var table = TextTable(first.map { _ in .init("") }, hasHeading: false)
    for row in rows { table.add(row) }
    return table.text().split(separator: "\n").map { "  \($0)" }
  }
}

extension RunSummary {
  fileprivate var cells: [String] {
    let duration =
      switch ending {
      case .at(let ended): Measure.duration(max(0, ended - started))
      case .stillAtWork: "at work"
      case .failed: "failed"
      case .died: "died"
      }
    var words: [String] = []
    if let counts {
      words = [
        "\(counts.new) new", "\(counts.changed) changed", "\(counts.removed) removed",
        "\(counts.failed) failed",
      ]
      if counts.returned > 0 { words.insert("\(counts.returned) back", at: 3) }
    }
    if let stopped { words.append("ended early: \(stopped)") }
    words += undelivered.map { "not delivered: \($0)" }
    return [Instant.text(started), duration, words.joined(separator: ", ")]
  }
}

extension QueuedArticle {
  fileprivate var cells: [String] {
    let next = isGivenUp ? "given up" : "next \(Instant.text(nextTry))"
    return ["\(tries) \(tries == 1 ? "try" : "tries")", next, address, answer ?? ""]
  }
}

extension SourceHealth {
  fileprivate var lines: [String] {
    guard let lastRead else { return ["  \(name): not read yet"] }
    var words = ["\(entries) entries", "read \(Instant.text(lastRead))"]
    // Otherwise the last reading gave something.
    if lastYield != lastRead {
      words.append(lastYield.map { "last named articles \(Instant.text($0))" } ?? "never named an article")
    }
    words.append(lastNew.map { "last new \(Instant.text($0))" } ?? "never anything new")
    return ["  \(name): \(words.joined(separator: ", "))"] + (trouble.map { ["    \($0)"] } ?? [])
  }
}

/// Measures for people, rounded.
private enum Measure {
  /// `3m12s`; whole seconds.
  static func duration(_ milliseconds: Int64) -> String {
    let seconds = (milliseconds + 500) / 1000
    if seconds < 60 { return "\(seconds)s" }
    return seconds < 3600
      ? "\(seconds / 60)m\(seconds % 60)s" : "\(seconds / 3600)h\(seconds / 60 % 60)m"
  }

  /// `12.3 MiB`.
  static func bytes(_ count: Int64) -> String {
    var (amount, units) = (Double(count) / 1024, ["KiB", "MiB", "GiB", "TiB"][...])
    while amount >= 1024, units.count > 1 {
      amount /= 1024
      units.removeFirst()
    }
    return "\((amount * 10).rounded() / 10) \(units.first ?? "")"
  }
}
