internal import Archiving
internal import ArticleModel
internal import Fetching
internal import OrderedJSON

/// What one address came to.
struct FetchResult {
  let asked: String
  let look: ArticleLook
  /// `nil` where nothing is kept.
  let kept: LookKeeping<AddressList.Item>.Kept?
  /// As the archive has it, for a page that was not sent again.
  var knownHeadline: String?

  init(asked: String, look: ArticleLook, kept: LookKeeping<AddressList.Item>.Kept?) {
    self.asked = asked
    self.look = look
    self.kept = kept
  }

  private var prepared: PreparedCapture? {
    if case .seen(let prepared) = look.result { prepared } else { nil }
  }

  var article: ReadArticle? { prepared?.article }

  var headline: String? { article?.article.headline ?? knownHeadline }

  /// Which other places were asked, where the first one did not do.
  var remark: String? { article == nil ? nil : prepared?.remark }

  /// Why it is a failure: there is no article, nobody could look, or it cannot be kept.
  var problem: (message: String, status: Int32)? {
    switch (look.result, kept) {
    case (_, .failed(let error)), (.nothing(let error), _): return (error.description, ExitStatus.of(error))
    case (.refused(let error), _): return (message(of: error), ExitStatus.of(error))
    case (.seen(let prepared), _):
      guard case .sighting(let sighting) = prepared.content else { return nil }
      // 429 asks to come back; every other refusal is one.
      let isLater = prepared.capture.status == 429
      let status = isLater ? ExitStatus.tryLater : ExitStatus.of(sighting.outcome)
      return (message(of: prepared), status)
    case (.unmodified, _): return nil
    }
  }

  /// Behind a docid or a redirect it is of interest which address it was.
  private func message(of error: FetchError) -> String {
    error.url == asked ? error.message : error.description
  }

  private func message(of prepared: PreparedCapture) -> String {
    if let silence = look.silence {
      return [message(of: silence), prepared.remark].compactMap { $0 }.joined(separator: "; ")
    }
    let isTooLong = prepared.capture.exchanges.last?.truncation == .length
    return (prepared.reason ?? "") + (isTooLong ? " (--max-size takes more)" : "")
  }

  /// `archive` is the folder that it was kept in.
  func json(in archive: String) -> JSONValue {
    let first: JSONValue = ["asked": .string(asked)]
    var what: JSONValue = ["state": "failed"]
    if case .kept(let outcome) = kept {
      what = outcome.json(of: article, headline: knownHeadline, in: archive)
    }
    let rest: JSONValue = [
      "url": JSONValue(prepared?.capture.url), "status": JSONValue(prepared?.capture.status),
      "reason": JSONValue(problem?.message ?? remark),
      "looked": .array(look.asked.map { ["url": .string($0.place.url), "answer": .string($0.answer)] }),
      "exit": .integer(Int(problem?.status ?? 0)),
    ]
    return first.followed(by: what).followed(by: rest)
  }
}
