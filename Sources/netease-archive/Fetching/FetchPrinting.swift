internal import Archiving
internal import Fetching

/// Prints what was fetched instead of keeping it.
struct FetchPrinting {
  private let isVerbose: Bool
  private var printer: ArticlePrinter
  private var failures: Failures

  init(format: OutputFormat, isList: Bool, isVerbose: Bool, failures: Failures) throws {
    printer = try ArticlePrinter(format: format, converter: nil, folder: nil, isList: isList)
    self.isVerbose = isVerbose
    self.failures = failures
  }

  mutating func print(_ look: ArticleLook, of item: AddressList.Item) throws {
    let result = FetchResult(asked: item.text, look: look, kept: nil)
    if let problem = result.problem { failures.add(item.text, problem.message, problem.status) }
    guard let article = result.article else { return }
    if isVerbose { Messages.sayWarnings(of: article, from: item.text) }
    try printer.print(article, isOneOfMany: false)
  }

  mutating func finish(unseen: [AddressList.Item], total: Int, listedIn file: String?) throws {
    try printer.finish()
    for item in unseen { failures.addUnseen(item.text) }
    try failures.report(of: total, listedIn: file)
  }
}
