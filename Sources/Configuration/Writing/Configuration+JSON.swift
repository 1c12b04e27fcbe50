internal import ArticleModel
public import OrderedJSON

extension Configuration {
  /// Every key with its value, as in the file; `null` where nothing is given and there is no default.
  public var json: JSONValue {
    [
      "archive": .text(archive),
      "sources": .array(sources.map(\.json)),
      "network": network.json,
      "look-again": lookAgain.json,
      "run": run.json,
      "report": report.json,
    ]
  }
}

extension Configuration.Network {
  fileprivate var json: JSONValue {
    [
      "contact": .text(contact), "user-agent": .string(userAgent.text), "delay": .string(delay.description),
      "retries": .integer(retries), "timeout": .string(timeout.description),
      "max-size": .string(maxSize.description), "proxy": .text(proxy), "cacert": .text(cacert),
      "cookies": .text(cookies), "allow-hosts": .texts(allowHosts), "allow-private": .bool(allowPrivate),
      "resolve": .texts(resolve),
    ]
  }
}

extension Configuration.UserAgent {
  fileprivate var text: String {
    switch self {
    case .honest: "honest"
    case .browser: "browser"
    case .text(let text): text
    }
  }
}

extension Configuration.LookAgain {
  fileprivate var json: JSONValue {
    [
      "after": .texts(after.map(\.description)), "every": .string(every?.description ?? "never"),
    ]
  }
}

extension Configuration.Run {
  fileprivate var json: JSONValue {
    [
      "max-duration": .string(maxDuration.description),
      "max-requests": maxRequests.map { .integer($0) } ?? .null,
    ]
  }
}

extension Configuration.Report {
  fileprivate var json: JSONValue {
    [
      "file": .text(file), "webhook": .text(webhook), "exec": .text(exec), "ping-start": .text(pingStart),
      "ping-success": .text(pingSuccess), "ping-failure": .text(pingFailure),
    ]
  }
}

extension SourceEntry {
  /// Only what is given: there may be hundreds of them.
  fileprivate var json: JSONValue {
    [
      kind.key: .string(kind.text), "name": .string(name), "limit": JSONValue(limit),
      "title-contains": .nonEmpty(filter.titleContains), "title-excludes": .nonEmpty(filter.titleExcludes),
      "columns": .nonEmpty(filter.columns), "after": JSONValue(filter.after?.iso8601),
      "before": JSONValue(filter.before?.iso8601),
    ]
  }
}

extension SourceEntry.Kind {
  /// The key under which it stands in the file.
  public var key: String {
    switch self {
    case .author: "author"
    case .channel: "channel"
    case .ranking: "ranking"
    case .feed: "feed"
    case .links: "links"
    case .list: "list"
    }
  }

  fileprivate var text: String {
    switch self {
    case .author(let address): address.webAddress?.text ?? address.identifier ?? ""
    case .channel(let text), .ranking(let text), .feed(let text), .links(let text), .list(let text): text
    }
  }
}

extension JSONValue {
  fileprivate static func text(_ text: String?) -> Self { JSONValue(text) ?? .null }
  fileprivate static func texts(_ texts: [String]) -> Self { .array(texts.map { .string($0) }) }
  fileprivate static func nonEmpty(_ texts: [String]) -> Self? { texts.isEmpty ? nil : .texts(texts) }
}
