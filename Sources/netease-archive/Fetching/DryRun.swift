internal import ArchiveStore
internal import Archiving
internal import ArticleModel
internal import OrderedJSON
internal import Terminal

/// What `fetch` would ask for, without asking.
struct DryRun {
  let isJSON: Bool

  func show(_ items: [AddressList.Item], in folder: String) throws {
    let archive = (try? ArchiveReader(at: folder))?.archive
    let plans = items.map { item in
      (item.text, item.address.placesToLook.map(\.url), archive?.knownPage(at: item.address))
    }
    if isJSON {
      let list = plans.map { asked, urls, known in
        [
          "asked": .string(asked), "urls": .array(urls.map { .string($0) }),
          "known": JSONValue(known.map { "\($0.name.folder)/\($0.version)" }),
        ] as JSONValue
      }
      return try StandardOutput.write(JSONValue.array(list).text(.pretty))
    }
    for (asked, urls, known) in plans {
      let state = known.map { "in the archive as \($0.name.folder), \($0.version)" } ?? "not in the archive"
      let lines = urls.isEmpty ? ["the newest articles of this account"] : urls
      try StandardOutput.write(
        TerminalText.safe("\(asked): \(state)\n" + lines.map { "  \($0)\n" }.joined()))
    }
  }
}
