import ArticleModel
import Configuration
import Discovery
import Fetching
import FoundationEssentials
import SampleSite
import Testing

@testable import Syncing

@Suite struct SourceFindingTests {
  private let site = SampleSite()
  private let one = SyncScene.docID(1)

  private func read(
    _ kind: SourceEntry.Kind, limit: Int? = nil, account: AccountID? = nil,
    isKnown: (FoundArticle) -> Bool = { _ in false }
  ) async throws -> SourceReading {
    try await SourceFinding(source: site, clock: MovedClock()).read(
      SourceEntry(name: "源", kind: kind, limit: limit), account: account, isKnown: isKnown)
  }

  private func address(_ text: String) throws -> ArticleAddress { try #require(ArticleAddress(text)) }

  private func list(_ docIDs: [String]) -> SampleSite.Reply {
    let entries = docIDs.map { #"{"postid":"\#($0)","docid":"\#($0)","title":"题目"}"# }
    return .page(#"{"tab_list":[\#(entries.joined(separator: ","))]}"#)
  }

  @Test func nextListIsReadWhereOneIsDeadOrEmpty() async throws {
    let author = SourceEntry.Kind.author(try address(SyncScene.account))
    let page = "https://www.163.com/dy/media/\(SyncScene.account).html"
    site[page] = .page(
      """
      <html><body><ul><li class="js-item item"><h4><a class="title" href="\(SyncScene.url(one))">题目</a></h4>
      <span class="time">2026-11-23 21:40</span></li></ul></body></html>
      """)
    for first in [SampleSite.Reply.status(404), list([]), .status(502), .failure(.timeout)] {
      site[SyncScene.list] = first
      let reading = try await read(author)
      #expect(reading.found.map(\.address.identifier) == [one])
      #expect(reading.place == page && reading.trouble == nil)
    }
  }

  @Test func troubleNamesEveryListThatWasAsked() async throws {
    site[SyncScene.list] = list([])
    let reading = try await read(.author(address(SyncScene.account)))
    let trouble = try #require(reading.trouble)
    #expect(trouble.contains("\(SyncScene.list): names no articles"))
    #expect(trouble.contains("dy/media/\(SyncScene.account).html: answered HTTP 404"))
  }

  @Test func olderPagesAreReadForAsLongAsTheyHaveSomethingNew() async throws {
    let pages = (0..<3).map { page in (0..<20).map { SyncScene.docID(page * 20 + $0) } }
    for (number, docIDs) in pages.enumerated() {
      site["https://c.m.163.com/nc/subscribe/list/\(SyncScene.account)/all/\(number * 20)-20.html"] = list(
        docIDs)
    }
    let author = SourceEntry.Kind.author(try address(SyncScene.account))
    #expect(try await read(author).found.count == 20)
    #expect(try await read(author, limit: 50).found.count == 60)
    _ = site.askedSinceLastTime()
    #expect(try await read(author, limit: 50, isKnown: { _ in true }).found.count == 20)
    #expect(site.askedSinceLastTime().count == 1)
    // Behind the last page there is nothing more.
    #expect(try await read(author, limit: 500).found.count == 60)
  }

  @Test func newestOfAnAccountSaysWhyThereAreNotAll() async throws {
    let account = try #require(AccountID(SyncScene.account))
    let finding = SourceFinding(source: site, clock: MovedClock())
    site[SyncScene.list] = list((0..<20).map { SyncScene.docID($0) })
    #expect(await finding.newest(of: account, limit: 20).trouble == nil)
    site["https://c.m.163.com/nc/subscribe/list/\(SyncScene.account)/all/20-20.html"] = .failure(.budgetSpent)
    let part = await finding.newest(of: account, limit: 40)
    #expect(part.articles.count == 20 && part.trouble != nil && part.error?.kind == .budgetSpent)
    site[SyncScene.list] = .failure(.blocked)
    let none = await finding.newest(of: account, limit: 20)
    #expect(none.articles.isEmpty && none.trouble != nil && none.error?.kind == .blocked)
    // Another list has them all.
    site["https://c.m.163.com/nc/article/list/\(SyncScene.account)/0-20.html"] = list([one])
    let other = await finding.newest(of: account, limit: 20)
    #expect(other.articles.count == 1 && other.trouble == nil && other.error == nil)
  }

  @Test func authorIsFoundBehindAnyOfTheArticles() async throws {
    site[SyncScene.url(one)] = .page(
      """
      <html><head><meta charset=utf-8><title>题目</title><link rel=canonical href="\(SyncScene.url(one))"></head><body>
      <div id="contain" class="wrapper" data-wemediaid="W351337132999228435"><div class="post_main">
      <h1 class="post_title">题目</h1><div class="post_info">2026-11-24 05:43:00　来源:
      <a href="https://www.163.com/dy/media/\(SyncScene.account).html">某号</a></div>
      <div class="post_body"><p>第一段写在这里，说的是湖边的水鸟。</p></div></div></div></body></html>
      """)
    site[SyncScene.list] = list([one, SyncScene.docID(2)])
    let author = SourceEntry.Kind.author(try address(one))
    let reading = try await read(author)
    #expect(reading.account?.text == SyncScene.account)
    #expect(reading.found.count == 2)
    _ = site.askedSinceLastTime()
    _ = try await read(author, account: reading.account)
    #expect(site.askedSinceLastTime() == [SyncScene.list])
  }

  @Test func articleWithoutAnAccountIsATrouble() async throws {
    let reading = try await read(.author(address(one)))
    #expect(reading.trouble?.contains("no account") == true)
  }

  /// Who says no at one address of the article is not asked at the others.
  @Test(arguments: [
    (SampleSite.Reply.status(403), "HTTP 403", [true]),
    (.page("<html><head><title>安全验证</title></head><body><p>请完成验证。</p></body></html>"), "verif", [true]),
    (.cutShort("<html>"), "the connection broke after 6 bytes", [false]),
    (.failure(.blocked), "as the test", []),
  ])
  func authorsArticleThatIsRefusedIsATrouble(
    reply: SampleSite.Reply, reason: String, refusals: [Bool]
  ) async throws {
    site[SyncScene.url(one)] = reply
    let reading = try await read(.author(address(one)))
    #expect(reading.trouble?.contains(reason) == true, "\(reading.trouble ?? "")")
    #expect(site.asked == [SyncScene.url(one)] && site.refusals == refusals)
  }

  @Test func hostThatIsNotAskedForTheAuthorsArticleIsTold() async throws {
    site[SyncScene.url(one)] = .failure(.blocked)
    let reading = try await read(.author(address(one)))
    #expect(reading.isUnasked && reading.closedHosts.map(\.url) == [SyncScene.url(one)])
    site[SyncScene.url(one)] = .failure(.budgetSpent)
    #expect(try await read(.author(address(one))).refusal?.kind == .budgetSpent)
  }

  @Test func fileThatIsNotThereIsATrouble() async throws {
    let reading = try await read(.list("/nonexistent/list.txt"))
    #expect(reading.trouble == "/nonexistent/list.txt: the list of addresses cannot be read")
  }

  @Test func fileOfAddresses() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "list-\(UUID().uuidString).txt")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("# mine\n\(SyncScene.url(one)) ; a note\n".utf8).write(to: file)
    let reading = try await read(.list(file.path))
    #expect(reading.found.map(\.address.identifier) == [one] && reading.trouble == nil)
  }

  @Test func challengeInTheListsPlaceIsARefusal() async throws {
    site["https://www.163.com/rank/"] = .page(
      "<html><head><meta charset=utf-8><title>安全验证</title></head><body><p>请完成验证。</p></body></html>")
    let reading = try await read(.ranking("https://www.163.com/rank/"))
    #expect(reading.found.isEmpty && reading.trouble != nil)
    #expect(site.refusals == [true])
  }

  @Test(arguments: [
    (["一", "二"], "no address of an article: line 2: 一, line 3: 二"),
    (["一", "二", "三", "四", "五"], "no address of an article: line 2: 一, line 3: 二, line 4: 三 and 2 more"),
  ])
  func linesThatAreNoAddressAreNamedAndCountAsNoFailure(lines: [String], words: String) async throws {
    let scene = try SyncScene()
    let file = "\(scene.folder)/list.txt"
    try Data(([SyncScene.url(one)] + lines).joined(separator: "\n").utf8).write(to: URL(filePath: file))
    scene.publish(one)
    scene.configuration.sources = [SourceEntry(name: "表", kind: .list(file))]
    let report = try await scene.run()
    #expect(report.new.map(\.identifier) == [one])
    #expect(report.troubles == [.init(source: "表", reason: "\(file): \(words)")])
    let memory = try SyncMemory.open(inArchive: scene.archive)
    let health = try memory.health(ofSource: "表")
    #expect(health.failures == 0 && health.entries == 1 && health.lastYield != nil)
    memory.close()
  }
}
