internal import ArticleModel

/// What a robots.txt says to this program. (RFC 9309)
struct RobotsRules: Sendable, Hashable {
  /// The name under which a robots.txt may address this program, in any case.
  static let productToken = "netease-archive"

  /// How much of a robots.txt is read: 500 KiB. (RFC 9309, section 2.5)
  static let longestFile = 500 * 1024

  /// The pause between requests that the file asks for, in milliseconds; 0 where it asks for none.
  ///
  /// `Crawl-delay` is no part of RFC 9309, but many files have it. Never more than ``longestCrawlDelay``.
  private(set) var crawlDelay: Int64 = 0

  /// 300 seconds, the limit up to which Heritrix obeys too.
  static let longestCrawlDelay: Int64 = 300_000

  private struct Rule: Sendable, Hashable {
    var isAllowing: Bool
    var pattern: RobotsPattern
  }

  private var rules: [Rule] = []

  /// Rules that forbid nothing.
  static let none = RobotsRules(rules: [], crawlDelay: 0)

  private init(rules: [Rule], crawlDelay: Int64) {
    self.rules = rules
    self.crawlDelay = crawlDelay
  }

  /// Reads a file.
  ///
  /// Any bytes will do: lines that are no records are passed over.
  init(_ file: [UInt8]) {
    var own = RobotsRules.none
    var everybodys = RobotsRules.none
    var isAddressed = false
    var group = (isOwn: false, isEverybodys: false)
    var isNamingAgents = false
    for record in RobotsRecords(file) {
      switch record.name {
      case "user-agent":
        if !isNamingAgents { group = (false, false) }
        isNamingAgents = true
        if record.value.prefix(while: { $0 > 0x20 }).elementsEqual("*".utf8) { group.isEverybodys = true }
        if Self.isOwnToken(record.value) { (group.isOwn, isAddressed) = (true, true) }
      case "allow", "disallow":
        isNamingAgents = false
        // An empty path matches nothing.
        guard !record.value.isEmpty else { continue }
        let rule = Rule(isAllowing: record.name == "allow", pattern: RobotsPattern(record.value))
        if group.isOwn { own.rules.append(rule) }
        if group.isEverybodys { everybodys.rules.append(rule) }
      case "crawl-delay":
        // Like every record that the RFC does not know it must not end a group (section 2.2.4).
        let delay = Self.milliseconds(record.value)
        if group.isOwn { own.crawlDelay = max(own.crawlDelay, delay) }
        if group.isEverybodys { everybodys.crawlDelay = max(everybodys.crawlDelay, delay) }
      default: break
      }
    }
    self = isAddressed ? own : everybodys
  }

  /// Whether the address may be asked for.
  func allows(_ address: WebAddress) -> Bool { rule(against: address) == nil }

  /// The rule that forbids to ask for the address, as in `Disallow: /private/`; `nil` where it is allowed.
  ///
  /// Of the rules that match, the longest decides; of two as long, the one that allows. (Section 2.2.2)
  func rule(against address: WebAddress) -> String? {
    let target = (address.path.isEmpty ? "/" : address.path) + (address.query.map { "?" + $0 } ?? "")
    let path = RobotsPattern.octets(target.utf8)
    guard !path.elementsEqual("/robots.txt".utf8) else { return nil }
    var best: Rule?
    for rule in rules where rule.pattern.matches(path) {
      let length = best?.pattern.length ?? -1
      if rule.pattern.length > length || rule.pattern.length == length && rule.isAllowing { best = rule }
    }
    guard let best, !best.isAllowing else { return nil }
    return "Disallow: \(best.pattern.text)"
  }

  /// Whether a `User-agent` value is this program's token; a version behind it does not count.
  private static func isOwnToken(_ value: ArraySlice<UInt8>) -> Bool {
    let token = value.prefix { $0.isLetter || "-_".utf8.contains($0) }
    return String(decoding: token, as: UTF8.self).lowercased() == productToken
  }

  private static func milliseconds(_ value: ArraySlice<UInt8>) -> Int64 {
    guard let seconds = Double(String(decoding: value, as: UTF8.self)), seconds > 0 else { return 0 }
    return Int64(min(seconds * 1000, Double(longestCrawlDelay)))
  }
}
