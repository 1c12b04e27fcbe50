internal import ArticleModel

/// A host's robots.txt as it was when it was last asked for.
struct RobotsRecord: Sendable, Hashable {
  enum Content: Sendable, Hashable {
    case rules(RobotsRules)
    case unavailable
    /// Not to be had since this instant, in Unix milliseconds.
    case unreachable(since: Int64)
  }

  let content: Content
  /// Unix milliseconds.
  let askedAt: Int64

  /// Adds an answer to what was known before.
  init(_ answer: RobotsAnswer, askedAt: Int64, after earlier: RobotsRecord?) {
    self.askedAt = askedAt
    switch answer {
    case .file(let bytes): content = .rules(RobotsRules(bytes))
    case .unavailable: content = .unavailable
    case .unreachable:
      guard case .unreachable(let since) = earlier?.content else {
        content = .unreachable(since: askedAt)
        return
      }
      // A clock that was set back may have put the beginning into the future.
      content = .unreachable(since: min(since, askedAt))
    }
  }

  private init(content: Content, askedAt: Int64) {
    self.content = content
    self.askedAt = askedAt
  }

  /// Whether it need not be asked for again yet.
  ///
  /// A day at most (RFC 9309, section 2.4); a host that could not be reached is soon tried again.
  func isFresh(at now: Int64) -> Bool {
    let lifetime: Int64 = if case .unreachable = content { 600_000 } else { 86_400_000 }
    return 0..<lifetime ~= now - askedAt
  }

  func verdict(on address: WebAddress) -> RobotsVerdict {
    switch content {
    case .unavailable: return .allowed(crawlDelay: 0)
    case .unreachable(let since):
      // Thirty days, as RFC 9309 gives for a reasonably long time. (Section 2.3.1.4)
      return askedAt - since >= 30 * 86_400_000 ? .allowed(crawlDelay: 0) : .unreachable(since: since)
    case .rules(let rules):
      return rules.rule(against: address).map { .disallowed(by: $0) }
        ?? .allowed(crawlDelay: rules.crawlDelay)
    }
  }
}

extension RobotsRecord {
  // A line of four words, then the file as it came:
  //
  //     robots-1 file 1795470240000 57
  //     robots-1 unavailable 1795470240000 0
  //     robots-1 unreachable 1795470240000 1795470230000
  //
  // The number of bytes tells a file that was cut by a power failure from a short one.

  /// How a record is kept; `file` are the bytes that the rules were read from.
  func bytes(file: [UInt8]) -> [UInt8] {
    let (word, number) =
      switch content {
      case .rules: ("file", Int64(file.count))
      case .unavailable: ("unavailable", 0)
      case .unreachable(let since): ("unreachable", since)
      }
    return Array("robots-1 \(word) \(askedAt) \(number)\n".utf8) + file
  }

  /// Reads a kept record; `nil` for anything else.
  init?(bytes: [UInt8]) {
    guard let lineEnd = bytes.firstIndex(of: 0x0A), lineEnd < 100 else { return nil }
    let words = String(decoding: bytes[..<lineEnd], as: UTF8.self).split(separator: " ")
    guard words.count == 4, words[0] == "robots-1", let askedAt = Int64(words[2]), askedAt >= 0,
      let number = Int64(words[3]), number >= 0
    else { return nil }
    let file = bytes[(lineEnd + 1)...]
    switch words[1] {
    case "file" where file.count == number:
      self.init(content: .rules(RobotsRules(Array(file))), askedAt: askedAt)
    case "unavailable" where file.isEmpty: self.init(content: .unavailable, askedAt: askedAt)
    case "unreachable" where file.isEmpty && number <= askedAt:
      self.init(content: .unreachable(since: number), askedAt: askedAt)
    default: return nil
    }
  }
}
