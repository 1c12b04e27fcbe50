import ArticleModel
import Configuration
import Testing

/// Files that are as they should be.
@Suite struct ReadingTests {
  @Test func everyKey() throws {
    let read = try configuration(
      """
      archive: kept
      network:
        contact: somebody@example.org
        user-agent: Mozilla/5.0 (X11)
        delay: 10s
        retries: 0
        timeout: 2m
        max-size: 5MiB
        proxy: socks5h://127.0.0.1:1080
        cacert: /etc/ca.pem
        cookies: ~/cookies.txt
        allow-hosts: [example.org, MIRROR.example.net]
        allow-private: true
        resolve:
          - www.163.com:443:192.0.2.7
          - "163.com:80:[2001:db8::7]"
      look-again:
        after: [2h, 3d]
        every: never
      run: {max-duration: 5m, max-requests: 100}
      report:
        file: run.json
        webhook: https://example.org/hook
        exec: "mail -s 'a: b' x@example.org"
        ping-start: https://example.org/start
        ping-success: https://example.org/success
        ping-failure: https://example.org/failure
      """)
    #expect(read.archive == "conf/kept")
    let network = read.network
    #expect(network.contact == "somebody@example.org")
    #expect(network.userAgent == .text("Mozilla/5.0 (X11)"))
    #expect(network.delay == TimeSpan(seconds: 10))
    #expect(network.retries == 0)
    #expect(network.timeout == TimeSpan(seconds: 120))
    #expect(network.maxSize == ByteCount(bytes: 5_242_880))
    #expect(network.proxy == "socks5h://127.0.0.1:1080")
    #expect(network.cacert == "/etc/ca.pem")
    #expect(network.cookies == "/people/user/cookies.txt")
    #expect(network.allowHosts == ["example.org", "mirror.example.net"])
    #expect(network.allowPrivate)
    #expect(network.resolve == ["www.163.com:443:192.0.2.7", "163.com:80:[2001:db8::7]"])
    #expect(read.lookAgain.after == [TimeSpan(seconds: 7200), TimeSpan(seconds: 259_200)])
    #expect(read.lookAgain.every == nil)
    #expect(read.run.maxDuration == TimeSpan(seconds: 300))
    #expect(read.run.maxRequests == 100)
    #expect(read.report.file == "conf/run.json")
    #expect(read.report.webhook == "https://example.org/hook")
    #expect(read.report.exec == "mail -s 'a: b' x@example.org")
    #expect(read.report.pingStart == "https://example.org/start")
    #expect(read.report.pingSuccess == "https://example.org/success")
    #expect(read.report.pingFailure == "https://example.org/failure")
  }

  @Test func everyKindOfSource() throws {
    let read = try configuration(
      """
      network: {allow-hosts: example.org}
      sources:
        - author: T1475143788671
        - author: https://www.163.com/dy/article/JU7JLCSV051481US.html
          name: 作者甲
        - channel: tech
        - channel: https://tech.163.com/
        - ranking: https://news.163.com/rank/
        - feed: https://feeds.example.org/163.xml
        - links: https://www.163.com/
        - list: addresses.txt
      """)
    let account = try #require(ArticleAddress("T1475143788671"))
    let article = try #require(ArticleAddress("https://www.163.com/dy/article/JU7JLCSV051481US.html"))
    #expect(
      read.sources.map(\.kind) == [
        .author(account), .author(article), .channel("tech"), .channel("https://tech.163.com/"),
        .ranking("https://news.163.com/rank/"), .feed("https://feeds.example.org/163.xml"),
        .links("https://www.163.com/"), .list("conf/addresses.txt"),
      ])
    #expect(
      read.sources.map(\.name) == [
        "T1475143788671", "作者甲", "tech", "https://tech.163.com/", "https://news.163.com/rank/",
        "https://feeds.example.org/163.xml", "https://www.163.com/", "addresses.txt",
      ])
  }

  @Test(arguments: [
    "T1475143788671", "W351337132999228435", "https://www.163.com/dy/media/T1475143788671.html",
    "JU7JLCSV051481US", "https://m.163.com/news/article/JU7JLCSV051481US.html",
  ])
  func namesOfAnAuthor(_ text: String) throws {
    let sources = try configuration("sources: [{author: \"\(text)\"}]").sources
    #expect(try sources.map(\.kind) == [.author(#require(ArticleAddress(text)))])
  }

  @Test func filters() throws {
    let source = try #require(
      try configuration(
        """
        sources:
          - channel: tech
            limit: 50
            title-contains: 手机
            title-excludes: [广告, 2024, yes]
            columns: [0511B8LM]
            after: 2024-05
            before: 2025-01-02
        """
      ).sources.first)
    #expect(source.limit == 50)
    #expect(source.filter.titleContains == ["手机"])
    // What it has to be is known by its key: 2024 and yes are words here.
    #expect(source.filter.titleExcludes == ["广告", "2024", "yes"])
    #expect(source.filter.columns == ["0511B8LM"])
    #expect(source.filter.after == BeijingTime(year: 2024, month: 5, day: 1))
    #expect(source.filter.before == BeijingTime(year: 2025, month: 1, day: 2))
  }

  @Test func keysWithoutValuesHaveTheirDefaults() throws {
    #expect(
      try configuration("archive:\nsources:\nnetwork:\n  delay:\n  allow-hosts: ~\nrun: null")
        == Configuration())
  }

  @Test(arguments: [
    ("kept", "conf/kept"), ("../kept", "conf/../kept"), ("/srv/kept", "/srv/kept"),
    ("~/kept", "/people/user/kept"),
    ("我的存档", "conf/我的存档"), ("\"~\"", "/people/user"),
  ])
  func paths(_ text: String, _ path: String) throws {
    #expect(try configuration("archive: \(text)").archive == path)
  }

  @Test func pathsOfAFileInTheCurrentFolder() throws {
    let read = try Configuration(bytes: Array("archive: kept".utf8), file: "a.yaml", home: nil)
    #expect(read.archive == "kept")
  }

  @Test(arguments: [
    "\u{FEFF}archive: a\nrun:\n  max-requests: 5\n", "archive: a\r\nrun:\r\n  max-requests: 5\r\n",
  ])
  func byteOrderMarksAndLineEnds(_ text: String) throws {
    let read = try configuration(text)
    #expect(read.archive == "conf/a")
    #expect(read.run.maxRequests == 5)
  }

  @Test func ampersandsAndStarsInTexts() throws {
    let read = try configuration(
      """
      # see &notes
      report:
        exec: cat >f 2>&1 && mail x & wait
        webhook: https://example.org/?a=1&b=2
      sources: [{channel: tech, title-contains: [R&D, "*"]}]
      """)
    #expect(read.report.exec == "cat >f 2>&1 && mail x & wait")
    #expect(read.sources.first?.filter.titleContains == ["R&D", "*"])
  }
}
