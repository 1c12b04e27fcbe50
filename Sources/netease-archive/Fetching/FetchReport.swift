internal import Archiving
internal import ArticleModel
internal import OrderedJSON

/// What is said of a run of `fetch`.
struct FetchReport {
  let folder: String
  let isJSON: Bool
  let isQuiet: Bool
  let isVerbose: Bool
  var failures: Failures
  private var counts = OutcomeCounts()
  private var documents: [JSONValue] = []

  init(folder: String, isJSON: Bool, isQuiet: Bool, isVerbose: Bool, failures: Failures) {
    self.folder = folder
    self.isJSON = isJSON
    self.isQuiet = isQuiet
    self.isVerbose = isVerbose
    self.failures = failures
    documents = failures.items.map(\.document)
  }

  mutating func add(_ result: FetchResult) throws {
    if isJSON { documents.append(result.json(in: folder)) }
    if let problem = result.problem { failures.add(result.asked, problem.message, problem.status) }
    if isVerbose, let article = result.article { Messages.sayWarnings(of: article, from: result.asked) }
    guard case .kept(let outcome) = result.kept else { return }
    counts.add(outcome.state)
    guard !isJSON, !isQuiet else { return }
    try StandardOutput.write(
      outcome.line(headline: result.headline, remark: result.remark, in: folder))
  }

  /// Notes one that the run did not come to.
  mutating func addUnseen(_ asked: String) {
    failures.addUnseen(asked)
    if isJSON { documents += failures.items.suffix(1).map(\.document) }
  }

  func finish(total: Int, listedIn file: String?) throws {
    if !isQuiet, total > 1 { Messages.say(counts.line) }
    if isJSON { try StandardOutput.write(JSONValue.array(documents).text(.pretty)) }
    try failures.report(of: total, listedIn: file)
  }
}

extension Failures.Item {
  /// As of an address that nobody could look at.
  fileprivate var document: JSONValue { json(naming: "asked").followed(by: ["looked": .array([])]) }
}
