import ArticleModel
import Testing

@testable import Fetching

/// What RFC 9309 says, example by example.
@Suite struct RobotsRulesTests {
  private func allows(_ robots: String, _ path: String) throws -> Bool {
    try RobotsRules(Array(robots.utf8)).allows(#require(WebAddress("https://www.163.com\(path)")))
  }

  private func group(_ lines: String) -> String { "User-agent: *\n\(lines)" }

  @Test(
    arguments: [
      // Section 2.2.2: the longest match decides, and of equals the one that allows.
      ("Disallow: /a\nAllow: /a/b", "/a/b/c.html", true), ("Disallow: /a\nAllow: /a/b", "/a/c.html", false),
      ("Allow: /a\nDisallow: /a/b", "/a/b/c.html", false), ("Disallow: /a\nAllow: /a", "/a", true),
      ("Allow: /a\nDisallow: /a", "/a", true), ("Disallow: /", "/robots.txt", true),
      ("Disallow: /", "", false),
      ("Disallow:", "/a", true), ("Allow: /a", "/b", true), ("Disallow: /a", "/A", true),
      ("disallow : /a", "/ab", false), ("DISALLOW:/a", "/a?b", false), ("Disallow: a", "/a", true),
      // Section 2.2.3: the two special characters.
      ("Disallow: /*.gif$", "/a/b.gif", false), ("Disallow: /*.gif$", "/a/b.gif?c", true),
      ("Disallow: /*.gif", "/a/b.gif?c", false), ("Disallow: *.gif", "/a.gif", false),
      ("Disallow: /a*b*c", "/axbxc/d", false), ("Disallow: /a*b*c", "/axcxb", true),
      ("Disallow: /a*a$", "/a", true), ("Disallow: /a*a$", "/aa", false), ("Disallow: /$", "/", false),
      ("Disallow: /$", "/a", true), ("Disallow: /**a***", "/bba", false), ("Disallow: /a$b", "/a$b", false),
      ("Disallow: /a$b", "/a", true), ("Disallow: /*b$", "/abab", false), ("Disallow: $", "/", true),
      ("Disallow: *", "/a", false), ("Disallow: /*?f=", "/dy/a.html?f=x", false),
      ("Disallow: /x-%2A.html", "/x-*.html", false), ("Disallow: /x-%2A.html", "/x-y.html", true),
      ("Disallow: /x-%24", "/x-$y", false), ("Disallow: /x%24", "/x", true),
      // Section 2.2.2: escapes.
      ("Disallow: /b?q=https://a.b", "/b?q=https%3A%2F%2Fa.b", false),
      ("Disallow: /b/\u{30C4}", "/b/%E3%83%84", false), ("Disallow: /b/%e3%83%84", "/b/\u{30C4}", false),
      ("Disallow: /b/%62%61%7A", "/b/baz", false), ("Disallow: /b/baz", "/b/%62%61%7a", false),
      ("Disallow: /100%", "/100%25", false), ("Disallow: /%zz", "/%zz", false),
      // An escape counts as one octet: `/%61%61` is no longer than `/aa`.
      ("Disallow: /%61%61\nAllow: /aab", "/aab", true),
    ])
  func pathIsMatched(lines: String, path: String, isAllowed: Bool) throws {
    #expect(try allows(group(lines), path) == isAllowed)
  }

  @Test(
    arguments: [
      ("User-agent: netease-archive\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", true),
      ("User-agent: *\nDisallow: /\n\nUser-agent: NetEase-Archive\nDisallow: /a", "/a", false),
      ("User-agent: netease-archive/1.0\nDisallow: /", "/a", false),
      ("User-agent: netease\nDisallow: /", "/a", true),
      ("User-agent: netease-archive-images\nDisallow: /", "/a", true),
      ("User-agent: archive\nDisallow: /", "/a", true),
      ("User-agent: *bot\nDisallow: /", "/a", true),
      // A group of its own without rules allows everything.
      ("User-agent: *\nDisallow: /\nUser-agent: netease-archive\n", "/a", true),
      // Groups of one name are one group (section 2.2.1).
      ("User-agent: *\nDisallow: /a\nUser-agent: x\nDisallow: /b\nUser-agent: *\nDisallow: /c", "/c", false),
      ("User-agent: *\nDisallow: /a\nUser-agent: x\nDisallow: /b\nUser-agent: *\nDisallow: /c", "/b", true),
      // Names that follow each other share the rules, whatever other records stand between (section 2.2.4).
      ("User-agent: x\nUser-agent: netease-archive\nDisallow: /a", "/a", false),
      ("User-agent: netease-archive\nSitemap: https://a/b\n\nUser-agent: x\nDisallow: /a", "/a", false),
      ("User-agent: *\nDisallow: /a\nSitemap: https://a/b\nDisallow: /b", "/b", false),
      // Rules before any name are nobody's.
      ("Disallow: /\nUser-agent: *\nAllow: /", "/a", true), ("Disallow: /", "/a", true),
    ])
  func groupIsChosen(robots: String, path: String, isAllowed: Bool) throws {
    #expect(try allows(robots, path) == isAllowed)
  }

  @Test(arguments: [
    "User-agent: *\rDisallow: /a", "User-agent: *\r\nDisallow: /a\r\n", "\u{FEFF}User-agent: *\nDisallow: /a",
    "# first\nUser-agent: * # all\nDisallow: /a # this\n", "User-agent: *\nno record\n\nDisallow: /a",
    "\u{0}\nUser-agent:*\n \t Disallow \t:\t /a \t", "User-agent: *\n\n\nDisallow: /a",
  ])
  func formOfTheFileDoesNotMatter(robots: String) throws {
    #expect(try !allows(robots, "/a/b"))
    #expect(try allows(robots, "/b"))
  }

  @Test(arguments: [
    "", "<!DOCTYPE html><html><body>页面不存在</body></html>", "User-agent *\nDisallow /",
    "User-agent: *\n# Disallow: /",
  ])
  func fileWithoutRulesForbidsNothing(robots: String) throws {
    #expect(try allows(robots, "/a"))
  }

  @Test func bytesThatAreNoTextAreReadToo() throws {
    let robots = Array("User-agent: *\nDisallow: /\n".utf8)
    let gbk: [UInt8] = [0x23, 0xBD, 0xFB, 0xD6, 0xB9, 0x0A]
    #expect(try !RobotsRules(gbk + robots).allows(#require(WebAddress("https://www.163.com/a"))))
    #expect(try RobotsRules([0xFF, 0xFE, 0x00, 0x3A]).allows(#require(WebAddress("https://www.163.com/a"))))
  }

  @Test func lineThatTheLimitCutsDoesNotCount() throws {
    let start = "User-agent: *\nDisallow: /first\n"
    let end = "Disallow: /d"
    let filler = String(
      repeating: "#", count: RobotsRules.longestFile - start.utf8.count - end.utf8.count - 1)
    let robots = "\(start)\(filler)\n\(end)y/private\n"
    #expect(try !allows(robots, "/first"))
    #expect(try allows(robots, "/dy/article"))
  }

  @Test(
    arguments: [
      ("Crawl-delay: 10", 10_000), ("crawl-delay:0.5", 500), ("Crawl-delay: 86400", 300_000),
      ("Crawl-delay: -1", 0), ("Crawl-delay: soon", 0), ("Crawl-delay: nan", 0),
      ("Crawl-delay: inf", 300_000),
      ("Crawl-delay: 2\nCrawl-delay: 7\nCrawl-delay: 5", 7000),
    ] as [(String, Int64)])
  func crawlDelayIsRead(lines: String, milliseconds: Int64) {
    #expect(RobotsRules(Array(group(lines).utf8)).crawlDelay == milliseconds)
  }

  @Test func crawlDelayOfOthersIsNotOurs() {
    let robots = "User-agent: x\nCrawl-delay: 9\nDisallow: /a\nUser-agent: netease-archive\nCrawl-delay: 4\n"
    #expect(RobotsRules(Array(robots.utf8)).crawlDelay == 4000)
  }

  @Test func ruleIsNamedAsItStands() throws {
    let rules = RobotsRules(Array("User-agent: *\nDisallow: /dy/%61*  # ours\n".utf8))
    #expect(
      try rules.rule(against: #require(WebAddress("https://www.163.com/dy/abc"))) == "Disallow: /dy/%61*")
  }
}
