import ArchiveStore
import ArticleModel
import Fetching
import SampleSite
import Testing

@testable import Archiving

@Suite struct ArticleLookingTests {
  private let desktop = SamplePage.url
  private let mobile = "https://m.163.com/news/article/JU7JLCSV0001899O.html"
  private let app = "https://c.m.163.com/nc/article/JU7JLCSV0001899O/full.html"
  private let page = String(decoding: SamplePage().capture.bytes, as: UTF8.self)
  private let site = SampleSite()
  private let archive: KeptArchive

  init() throws { archive = try KeptArchive() }

  private func look(_ text: String = SamplePage.docID, knowing known: KnownPage? = nil) async throws
    -> ArticleLook
  {
    let address = try #require(ArticleAddress(text))
    return await ArticleLooking(source: site, clock: SystemClock()).look(at: address, knowing: known)
  }

  /// Keeps what a look came to, in a run of its own.
  private func keep(_ look: ArticleLook) throws -> Archivist.Outcome {
    let keeping = LookKeeping<Int>(try archive.open()) { 0 }
    var outcome: Archivist.Outcome?
    try keeping.keep(look, of: 1) { _, _, kept in if case .kept(let done) = kept { outcome = done } }
    try keeping.commit { _, _, kept in if case .kept(let done) = kept { outcome = done } }
    keeping.close()
    return try #require(outcome)
  }

  private func sighting(_ look: ArticleLook) -> Observation.Outcome? {
    guard case .seen(let prepared) = look.result else { return nil }
    guard case .sighting(let sighting) = prepared.content else { return .live }
    return sighting.outcome
  }

  @Test func desktopPageIsEnough() async throws {
    site[desktop] = .page(page)
    let look = try await look()
    #expect(sighting(look) == .live)
    #expect(site.asked == [desktop])
    #expect(site.refusals == [false])
    #expect(try keep(look).state == .new)
    let seen = try #require(try archive.looks().first)
    #expect(seen.url == desktop && seen.status == 200 && seen.reason == nil)
  }

  @Test func mobilePageStandsInForADesktopPageThatIsGone() async throws {
    site[mobile] = .page(page)
    let look = try await look()
    #expect(sighting(look) == .live)
    #expect(site.asked == [desktop, mobile])
    #expect(try keep(look).state == .new)
    let seen = try #require(try archive.looks().first)
    #expect(seen.outcome == .live && seen.url == mobile)
    #expect(seen.reason == "seen on the mobile page; desktop page: HTTP 404")
    #expect(try archive.looks().count == 1)
  }

  @Test func goneWhereEveryPageSaysSo() async throws {
    let look = try await look()
    #expect(sighting(look) == .gone)
    #expect(look.isConfirmed)
    #expect(site.asked == [desktop, mobile, app])
    _ = try keep(look)
    let seen = try #require(try archive.looks().first)
    #expect(seen.outcome == .gone && seen.url == desktop)
    #expect(seen.reason == "HTTP 404; mobile page: HTTP 404; app's JSON: HTTP 404")
    #expect(seen.evidence != nil)
  }

  @Test func appThatGivesNothingSaysNothing() async throws {
    site[app] = .status(204)
    #expect(sighting(try await look()) == .gone)
    site[app] = .status(403)
    #expect(sighting(try await look()) == .gone)
  }

  @Test func appShowsWhatBothPagesLack() async throws {
    site[app] = .page(
      #"{"JU7JLCSV0001899O":{"title":"题目","docid":"JU7JLCSV0001899O","body":"<p>第一段。</p>"}}"#)
    #expect(sighting(try await look()) == .live)
  }

  @Test(arguments: [403, 429, 401]) func refusalIsNotWorkedAround(status: Int) async throws {
    site[desktop] = .status(status)
    let look = try await look()
    #expect(sighting(look) == .blocked)
    #expect(site.asked == [desktop])
    #expect(site.refusals == [true])
  }

  /// What is asked for next must know of it.
  @Test func refusalIsNotedBeforeTheNextArticleIsAskedFor() async throws {
    site[desktop] = .status(403)
    let address = try #require(ArticleAddress(SamplePage.docID))
    let site = site
    _ = await ArticleLooking(source: site, clock: SystemClock()).look(at: address) {
      #expect(site.refusals == [true])
    }
    #expect(site.refusals == [true])
  }

  @Test func challengePageIsARefusal() async throws {
    site[desktop] = .page(SampleNotice.challenge)
    #expect(sighting(try await look()) == .blocked)
    #expect(site.asked == [desktop])
    #expect(site.refusals == [true])
  }

  @Test func goneOnOnePageAndRefusedOnTheOtherIsNoRemoval() async throws {
    site[mobile] = .status(403)
    let look = try await look()
    #expect(sighting(look) == .blocked)
    _ = try keep(look)
    #expect(try archive.looks().first?.reason == "HTTP 403; this was the mobile page; desktop page: HTTP 404")
  }

  @Test func redirectToTheFrontPageIsAReplacement() async throws {
    for url in [desktop, mobile] { site[url] = .redirect("https://www.163.com/") }
    let look = try await look()
    #expect(sighting(look) == .replaced)
    #expect(!site.asked.contains("https://www.163.com/"))
    _ = try keep(look)
    #expect(try archive.looks().first?.location == "https://www.163.com/")
  }

  @Test func redirectToTheSameArticleIsFollowed() async throws {
    let other = "https://www.163.com/dy/article/JU7JLCSV0001899O.html"
    site[desktop] = .redirect(other)
    site[other] = .page(page)
    #expect(sighting(try await look()) == .live)
    #expect(site.asked == [desktop, other])
  }

  @Test func halfAPageIsNeverRead() async throws {
    site[desktop] = .page(page)
    _ = try keep(try await look())
    site[desktop] = .cutShort(String(page.prefix(700)))
    let look = try await look()
    #expect(sighting(look) == .unreachable)
    _ = try keep(look)
    #expect(try archive.object()?.versions.count == 1)
    #expect(try archive.looks().last?.reason?.hasPrefix("the connection broke") == true)
  }

  @Test func otherArticleAtTheAddressIsAReplacement() async throws {
    var other = SamplePage()
    other.docID = "JU7GGQVJ0001899O"
    for url in [desktop, mobile] { site[url] = .page(String(decoding: other.capture.bytes, as: UTF8.self)) }
    #expect(sighting(try await look()) == .replaced)
  }

  @Test func noAnswerIsNoRemovalAndEndsTheLook() async throws {
    site[desktop] = .failure(.cannotConnect)
    let look = try await look()
    #expect(sighting(look) == .unreachable)
    #expect(site.asked == [desktop])
    _ = try keep(look)
    let seen = try #require(try archive.looks().first)
    #expect(seen.outcome == .unreachable && seen.status == nil && seen.sha256 == nil)
    // People are told what the system said, which may name a proxy or an address inside the network.
    #expect(look.silence?.message == "failed as the test wants it")
    #expect(look.asked.map(\.answer) == ["failed as the test wants it"])
    #expect(seen.reason == "no answer: there is no connection")
  }

  @Test func silenceOfOnePlaceIsNotedInFewWords() async throws {
    site[desktop] = .status(404)
    site[mobile] = .failure(.timeout)
    let look = try await look()
    _ = try keep(look)
    #expect(
      try archive.looks().first?.reason
        == "no answer in time; this was the mobile page; desktop page: HTTP 404")
  }

  /// Nobody was asked, so nothing is said of the article, and the other places would fare no better.
  @Test(arguments: [FetchError.Kind.proxy, .failed])
  func whatFailsOnThisMachineIsNoLook(_ kind: FetchError.Kind) async throws {
    site[desktop] = .failure(kind)
    let look = try await look()
    guard case .refused(let error) = look.result else {
      Issue.record("a look")
      return
    }
    #expect(error.kind == kind)
    #expect(site.asked == [desktop])
  }

  @Test func whatIsForbiddenToAskIsNoLook() async throws {
    for url in [desktop, mobile, app] { site[url] = .failure(.robots) }
    guard case .refused(let error) = try await look().result else {
      Issue.record("a look")
      return
    }
    #expect(error.kind == .robots)
  }

  @Test func unmodifiedPageIsNotedUnderItsVersion() async throws {
    site[desktop] = .page(page, etag: "\"1\"")
    _ = try keep(try await look())
    let known = try #require(Archive(at: archive.path).knownPage(of: archive.name()))
    #expect(known.url == desktop && known.validators.etag == "\"1\"")
    let look = try await look(knowing: known)
    let outcome = try keep(look)
    #expect(outcome.state == .unchanged && outcome.version == .first)
    let seen = try #require(try archive.looks().last)
    #expect(seen.status == 304 && seen.version == .first && seen.outcome == .live)
    #expect(try await archive.problems() == [])
  }

  @Test func validatorsGoToTheirOwnPageAlone() async throws {
    site[desktop] = .page(page, etag: "\"1\"")
    _ = try keep(try await look())
    let known = try #require(Archive(at: archive.path).knownPage(of: archive.name()))
    site[desktop] = .status(404)
    _ = try await look(knowing: known)
    #expect(site.validators.suffix(3).map { $0?.etag } == ["\"1\"", nil, nil])
  }

  @Test func accountHasNoArticle() async throws {
    guard case .nothing(let error) = try await look("T1475143788671").result else {
      Issue.record("a look")
      return
    }
    #expect(error.description.contains("account"))
    #expect(site.asked == [])
  }
}
