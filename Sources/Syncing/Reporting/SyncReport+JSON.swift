internal import ArchiveStore
public import OrderedJSON

extension SyncReport {
  /// The report as the webhook, the command and the file get it; instants are RFC 3339 in UTC.
  public var json: JSONValue {
    [
      "started": .instant(started), "ended": .instant(ended),
      "new": .array(new.map(\.json)), "changed": .array(changed.map(\.json)),
      "removed": .array(removed.map(\.json)), "returned": .array(returned.map(\.json)),
      "failed": .array(failed.map { ["address": .string($0.address), "reason": .string($0.reason)] }),
      "troubles": .array(troubles.map(\.json)), "lasting": .array(lasting.map(\.json)),
      "unchanged": .integer(unchanged), "changedAgain": .integer(changedAgain), "unseen": .integer(unseen),
      "unconfirmed": .integer(unconfirmed),
      "waiting": .integer(waiting),
      "due": .integer(due), "stopped": JSONValue(stopped),
    ]
  }
}

extension SyncReport.Article {
  fileprivate var json: JSONValue {
    [
      "identifier": .string(identifier), "headline": JSONValue(headline), "url": .string(url),
      "folder": .string(folder),
    ]
  }
}

extension SyncReport.Change {
  fileprivate var json: JSONValue {
    article.json.followed(by: [
      "version": .string(version.description), "parts": .array(parts.map { .string($0) }),
      "added": .integer(added), "removed": .integer(removed),
    ])
  }
}

extension SyncReport.Removal {
  fileprivate var json: JSONValue {
    article.json.followed(by: [
      "lastSeen": .instant(lastSeen), "notSeen": .instant(notSeen), "reason": JSONValue(reason),
    ])
  }
}

extension SyncReport.Return {
  fileprivate var json: JSONValue {
    article.json.followed(by: ["notSeen": .instant(notSeen), "seenAgain": .instant(seenAgain)])
  }
}

extension SyncReport.Trouble {
  fileprivate var json: JSONValue { ["source": .string(source), "reason": .string(reason)] }
}
