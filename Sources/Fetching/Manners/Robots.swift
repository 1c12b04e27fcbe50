internal import ArticleModel

/// What the robots.txt of each site says: asked for once a day, by whatever run comes first.
actor Robots {
  /// Gets the robots.txt at an address, redirects followed; throws where nobody answers.
  typealias Asking = @Sendable (_ address: WebAddress) async throws(FetchError) -> RobotsAnswer

  private let folder: StateFolder?
  private let clock: any FetchClock
  private let ask: Asking
  private var known: [String: RobotsRecord] = [:]
  private var asking: [String: Task<RobotsRecord, any Error>] = [:]

  /// Without a `folder` every run asks again.
  init(folder: StateFolder?, clock: any FetchClock, asking ask: @escaping Asking) {
    self.folder = folder
    self.clock = clock
    self.ask = ask
  }

  /// Whether an address may be asked for.
  ///
  /// Tasks that want to know about one site at once wait for one answer. Where there is none, the page itself would
  /// get none either: the error is thrown and nothing is noted, so that the next run is not held back by it.
  func verdict(on address: WebAddress) async throws(FetchError) -> RobotsVerdict {
    guard let robots = address.robots else { return .allowed(crawlDelay: 0) }
    let site = address.siteName
    while true {
      let earlier = known[site] ?? folder?.content(of: "robots/\(site)").flatMap(RobotsRecord.init(bytes:))
      if let earlier, earlier.isFresh(at: clock.now()) {
        known[site] = earlier
        return earlier.verdict(on: address)
      }
      let task = asking[site] ?? Task { try await self.record(of: site, at: robots, after: earlier) }
      asking[site] = task
      do {
        let record = try await withTaskCancellationHandler {
          try await task.value
        } onCancel: {
          task.cancel()
        }
        return record.verdict(on: address)
      } catch {
        let error = error as? FetchError ?? FetchError(.cancelled, url: address.text, "was given up")
        // If it was another task that was cancelled, this one asks again.
        if error.kind != .cancelled || Task.isCancelled { throw error }
      }
    }
  }

  private func record(
    of site: String, at robots: WebAddress, after earlier: RobotsRecord?
  ) async throws -> RobotsRecord {
    defer { asking[site] = nil }
    let answer = try await ask(robots)
    let record = RobotsRecord(answer, askedAt: clock.now(), after: earlier)
    known[site] = record
    let file: [UInt8] = if case .file(let bytes) = answer { bytes } else { [] }
    folder?.replace("robots/\(site)", with: record.bytes(file: file))
    return record
  }
}

extension WebAddress {
  /// Where the site of this address keeps its robots.txt.
  fileprivate var robots: WebAddress? { WebAddress("\(scheme)://\(authority)/robots.txt") }

  /// Scheme, host and port, safe as the name of a file.
  ///
  /// Each is a site of its own, with a robots.txt of its own. (RFC 9309, section 2.3)
  fileprivate var siteName: String {
    let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    let digits = host.reversed().prefix { $0.isASCII && $0.isNumber }.reversed()
    let hasPort = !digits.isEmpty && host.dropLast(digits.count).hasSuffix(":")
    let port = hasPort ? String(digits) : scheme == "https" ? "443" : "80"
    return "\(scheme)-\(self.host)-\(port)"
  }
}
