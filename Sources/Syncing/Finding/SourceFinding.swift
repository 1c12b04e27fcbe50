internal import Configuration
internal import Fetching

struct SourceFinding {
  let source: any PageSource
  func read(_ entry: SourceEntry) async -> SourceReading { SourceReading() }
}
