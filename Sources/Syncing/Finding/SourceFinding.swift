internal import Archiving
public import ArticleModel
internal import Configuration
public import Discovery
public import Fetching
internal import FoundationEssentials

/// Reads the lists of a source, the best one first, until one names articles.
///
/// Lists die, and some answer with nothing for a while; so the next one is asked wherever one fails or is empty.
public struct SourceFinding: Sendable {
  private let source: any PageSource
  private let clock: any FetchClock

  public init(source: any PageSource, clock: any FetchClock) {
    self.source = source
    self.clock = clock
  }

  /// Pages of a list that are read at most in a run: a thousand articles of an author who is followed anew.
  private static let longestList = 50

  /// What a source names.
  ///
  /// `account` is the one that a run before found behind one of its articles. `isKnown` says of an article that runs
  /// before have seen it and what is behind it: a page of nothing else is the last one that is read.
  func read(
    _ entry: SourceEntry, account: AccountID?, isKnown: (FoundArticle) throws -> Bool
  ) async throws -> SourceReading {
    switch entry.kind {
    case .list(let file): return Self.read(file: file)
    case .author(let address):
      guard let account = account ?? address.account else {
        return try await readAuthor(of: address, entry, isKnown)
      }
      return try await read(limit: entry.limit, isKnown) { ListAddress.account(account, page: $0) }
    case .channel(let name):
      return try await read(limit: entry.limit, isKnown) { ListAddress.channel(name, page: $0) ?? [] }
    case .ranking(let url), .links(let url):
      return try await read(limit: nil, isKnown) { $0 == 0 ? [ListAddress(url, nil)] : [] }
    case .feed(let url):
      return try await read(limit: nil, isKnown) { $0 == 0 ? [ListAddress(url, .feed)] : [] }
    }
  }

  /// The newest articles of an account, as its lists name them; why they are none or not all, in words, and the error
  /// that kept its lists from being asked, if one did.
  public func newest(
    of account: AccountID, limit: Int
  ) async -> (articles: [FoundArticle], trouble: String?, error: FetchError?) {
    let reading = try? await read(limit: limit, { _ in false }) { ListAddress.account(account, page: $0) }
    let trouble = reading?.refusal?.message ?? reading?.trouble
    let error = trouble == nil ? nil : reading?.refusal ?? reading?.closedHosts.first
    return (Array(reading?.found.prefix(limit) ?? []), trouble, error)
  }

  // MARK: Lists

  /// Reads page after page for as long as there is something new and more is wanted.
  private func read(
    limit: Int?, _ isKnown: (FoundArticle) throws -> Bool, _ places: (_ page: Int) -> [ListAddress]
  ) async throws -> SourceReading {
    var reading = await readFirstPage(places(0))
    guard let limit, let first = reading.place else { return reading }
    var page = 1
    var last = reading.found
    while !last.isEmpty, reading.found.count < limit, page < Self.longestList,
      try !last.allSatisfy(isKnown)
    {
      // A later page comes from the list that gave the first one, or the two would overlap.
      guard let place = places(page).first(where: { Self.folder(of: $0.url) == Self.folder(of: first) })
      else {
        // A list of one page is the end only where the source has no longer ones.
        reading.isReadToEnd = places(page).isEmpty
        return reading
      }
      guard let articles = await readLaterPage(place, &reading) else { return reading }
      let seen = Set(reading.found.map(\.address.identifier))
      last = articles.filter { !seen.contains($0.address.identifier) }
      reading.found += last
      page += 1
    }
    reading.isReadToEnd = true
    return reading
  }

  /// The pages of a list differ in the last part of their addresses.
  private static func folder(of url: String) -> Substring? { url.lastIndex(of: "/").map { url[..<$0] } }

  /// Asks one place after the other for the first page of a list.
  private func readFirstPage(_ places: [ListAddress]) async -> SourceReading {
    var reading = SourceReading()
    var troubles: [String] = []
    for place in places {
      do throws(FetchError) {
        switch try await list(at: place) {
        case .success(let articles) where !articles.isEmpty:
          (reading.found, reading.place) = (articles, place.url)
          return reading
        case .success: troubles.append("\(place.url): names no articles")
        case .failure(let error): troubles.append("\(place.url): \(error.words)")
        }
      } catch {
        reading.note(error)
        if reading.refusal != nil { return reading }
        troubles.append(error.description)
      }
    }
    reading.trouble = troubles.joined(separator: "; ")
    reading.isUnasked = !troubles.isEmpty && reading.closedHosts.count == troubles.count
    return reading
  }

  /// The articles of a later page; none behind the last, and `nil` where nobody can tell.
  private func readLaterPage(_ place: ListAddress, _ reading: inout SourceReading) async -> [FoundArticle]? {
    do throws(FetchError) {
      switch try await list(at: place) {
      case .success(let articles): return articles
      case .failure(let error) where error.isAbsence: return []
      case .failure(let error): reading.trouble = "\(place.url): \(error.words)"
      }
    } catch {
      reading.note(error)
      reading.isUnasked = error.closesHost
      if reading.refusal == nil { reading.trouble = error.description }
    }
    return nil
  }

  private func list(at place: ListAddress) async throws(FetchError) -> Result<[FoundArticle], NoList> {
    let answer = try await source.fetch(FetchRequest(url: place.url))
    let list = Self.list(in: answer, as: place.form)
    let isRefusal = if case .failure(let error) = list { error.isRefusal } else { false }
    source.noteAnswer(isRefusal: isRefusal, from: answer.url)
    return list
  }

  private struct NoList: Error {
    let words: String
    var isRefusal = false
    /// Whether there is nothing at the address.
    var isAbsence = false
  }

  private static func list(in answer: Fetched, as form: ListForm?) -> Result<[FoundArticle], NoList> {
    if let defect = answer.defect { return .failure(NoList(words: defect)) }
    guard answer.status == 200 else {
      return .failure(
        NoList(
          words: "answered HTTP \(answer.status)", isRefusal: answer.isRefusal,
          isAbsence: [404, 410].contains(answer.status)))
    }
    do throws(ListError) {
      return .success(try ListReader.read(answer.capture, as: form).articles)
    } catch {
      return .failure(
        NoList(
          words: error.message, isRefusal: error.reason == .challenge, isAbsence: error.reason == .notFound))
    }
  }

  // MARK: Other sources

  /// Finds the account behind one of its articles, and then its list; the few articles that the page itself links to
  /// are better than nothing.
  private func readAuthor(
    of address: ArticleAddress, _ entry: SourceEntry, _ isKnown: (FoundArticle) throws -> Bool
  ) async throws -> SourceReading {
    let look = await ArticleLooking(source: source, clock: clock).look(at: address)
    guard case .seen(let prepared) = look.result, case .article = prepared.content,
      let traces = try? AuthorTraces(prepared.capture)
    else { return Self.reading(without: look) }
    let links = SourceReading(found: traces.recent, place: prepared.capture.url)
    guard let account = traces.accountID ?? traces.wemediaID else {
      return links.found.isEmpty ? Self.reading(without: look) : links
    }
    var reading = try await read(limit: entry.limit, isKnown) { ListAddress.account(account, page: $0) }
    if reading.found.isEmpty { (reading.found, reading.place) = (links.found, links.place) }
    reading.account = account
    return reading
  }

  /// Of an author whose article tells nothing of the account.
  private static func reading(without look: ArticleLook) -> SourceReading {
    var reading = SourceReading()
    if case .refused(let error) = look.result {
      reading.note(error)
      reading.isUnasked = error.closesHost
    }
    let answers = look.asked.map { "\($0.place.url): \($0.answer)" }.joined(separator: "; ")
    reading.trouble = "no account could be found behind this article (\(answers))"
    return reading
  }

  private static func read(file: String) -> SourceReading {
    guard let data = FileManager.default.contents(atPath: file) else {
      return SourceReading(trouble: "\(file): the list of addresses cannot be read")
    }
    do throws(ListError) {
      let list = try ListReader.read(Capture(bytes: [UInt8](data)), as: .addresses)
      return SourceReading(
        found: list.articles, place: file,
        trouble: passedOver(list.passedOver).map { "\(file): \($0)" })
    } catch {
      return SourceReading(trouble: "\(file): \(error.message)")
    }
  }

  /// In words; the first few lines are enough to see what is wrong with them.
  private static func passedOver(_ lines: [String]) -> String? {
    guard !lines.isEmpty else { return nil }
    let shown = lines.prefix(3).joined(separator: ", ")
    let rest = lines.count > 3 ? " and \(lines.count - 3) more" : ""
    return "no address of an article: \(shown)\(rest)"
  }
}

extension ArticleAddress {
  fileprivate var account: AccountID? {
    if case .account(let account) = target { account } else { nil }
  }
}
