internal import ArchiveStore
public import OrderedJSON

extension ChangeFeed {
  /// The feed as JSON Feed 1.1. (jsonfeed.org/version/1.1)
  public var json: JSONValue {
    [
      "version": "https://jsonfeed.org/version/1.1", "title": .string(title),
      "feed_url": JSONValue(address),
      "items": .array(
        entries.map { entry in
          [
            "id": .string(entry.id), "url": JSONValue(entry.url), "title": .string(entry.title),
            "content_html": .string(entry.html), "summary": .string(entry.summary),
            "date_published": .string(RFC3339.text(unixMilliseconds: entry.recordedAt)),
            "authors": JSONValue(nonEmpty: entry.authors.map { ["name": .string($0)] }),
            "tags": [.string(entry.kind.rawValue)],
          ]
        }),
    ]
  }
}
