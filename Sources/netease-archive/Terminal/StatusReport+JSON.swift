internal import ArchiveStore
internal import OrderedJSON
internal import Syncing

extension StatusReport {
  /// Instants are RFC 3339 in UTC, sizes bytes; `sync` is left out where sync never ran.
  var json: JSONValue {
    [
      "archive": .string(folder), "articles": .integer(disk.articles), "due": .integer(due),
      "atWorkSince": .instant(writingSince), "sync": sync?.json, "trouble": JSONValue(trouble),
      "disk": [
        "objects": .integer(Int(disk.objects)), "isEstimate": .bool(disk.isEstimate),
        "measuredArticles": .integer(disk.measured), "observations": .integer(Int(observationsBytes)),
        "catalog": .integer(Int(catalogBytes)), "other": .integer(Int(otherBytes)),
      ],
    ]
  }
}

extension SyncStatus {
  fileprivate var json: JSONValue {
    [
      "runs": .array(runs.map(\.json)),
      "queue": [
        "waiting": .integer(waiting), "givenUp": .integer(givenUp), "failing": .array(failing.map(\.json)),
      ],
      "sources": .array(sources.map(\.json)),
    ]
  }
}

extension RunSummary {
  fileprivate var json: JSONValue {
    let (word, ended): (String, Int64?) =
      switch ending {
      case .at(let instant): ("ended", instant)
      case .stillAtWork: ("at work", nil)
      case .failed: ("failed", nil)
      case .died: ("died", nil)
      }
    return [
      "started": .instant(started), "state": .string(word), "ended": .instant(ended),
      "new": JSONValue(counts?.new), "changed": JSONValue(counts?.changed),
      "removed": JSONValue(counts?.removed), "returned": JSONValue(counts?.returned),
      "failed": JSONValue(counts?.failed), "stopped": JSONValue(stopped),
      "undelivered": JSONValue(nonEmpty: undelivered.map { .string($0) }),
    ]
  }
}

extension QueuedArticle {
  fileprivate var json: JSONValue {
    [
      "address": .string(address), "source": .string(source), "headline": JSONValue(headline),
      "found": .instant(foundAt), "tries": .integer(tries),
      "nextTry": isGivenUp ? nil : .instant(nextTry), "answer": JSONValue(answer),
    ]
  }
}

extension SourceHealth {
  fileprivate var json: JSONValue {
    [
      "name": .string(name), "lastRead": .instant(lastRead), "lastYield": .instant(lastYield),
      "lastNew": .instant(lastNew), "entries": .integer(entries), "failures": .integer(failures),
      "unreadable": .integer(unreadable), "trouble": JSONValue(trouble), "place": JSONValue(place),
    ]
  }
}
