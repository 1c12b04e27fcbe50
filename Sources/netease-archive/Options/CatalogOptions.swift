internal import Archiving
internal import ArgumentParser
internal import Catalog

/// Which articles of the archive.
struct CatalogOptions: ParsableArguments {
  @Option(help: ArgumentHelp("By this author: part of the name, or the account's id.", valueName: "name"))
  var author: String?

  @Option(help: ArgumentHelp("From this source (来源): part of the name.", valueName: "name"))
  var source: String?

  @Option(help: ArgumentHelp("Of this column: the last 8 characters of the docid.", valueName: "column"))
  var column: String?

  @Option(help: ArgumentHelp("Of this page family, such as redesign-2020.", valueName: "family"))
  var family: String?

  @Option(
    help: ArgumentHelp("In this state: \(CatalogState.names.joined(separator: ", ")).", valueName: "state"))
  var state: String?

  @Option(
    help: ArgumentHelp("Published on this day or later: 2024, 2024-05 or 2024-05-17.", valueName: "date"))
  var after: String?

  @Option(help: ArgumentHelp("Published before this day.", valueName: "date"))
  var before: String?

  @Option(help: ArgumentHelp("With a version made on this day or later.", valueName: "date"))
  var changedSince: String?

  func validate() throws {
    if let state, !CatalogState.names.contains(state) {
      throw ValidationError("--state \(state): the states are \(CatalogState.names.joined(separator: ", ")).")
    }
    for (name, value) in [("after", after), ("before", before), ("changed-since", changedSince)] {
      if let value, PublicationTime.seconds(of: value) == nil {
        throw ValidationError("--\(name) \(value): this is no date; write 2024, 2024-05 or 2024-05-17.")
      }
    }
  }

  var filter: CatalogFilter {
    var filter = CatalogFilter()
    filter.author = author
    filter.source = source
    filter.column = column
    filter.family = family
    filter.state = state
    filter.publishedFrom = after.flatMap(PublicationTime.seconds)
    filter.publishedBefore = before.flatMap(PublicationTime.seconds)
    filter.changedSince = changedSince.flatMap(PublicationTime.seconds).map { $0 * 1000 }
    return filter
  }
}
