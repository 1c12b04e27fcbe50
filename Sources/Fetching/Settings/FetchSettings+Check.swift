extension FetchSettings {
  /// Looks at what curl would take without a word, or only notice much later: at the files too.
  package func check() throws(FetchSettingsError) {
    // Milliseconds, up to what 32 bits can count: 24 days.
    let time: ClosedRange<Int64> = 1...Int64(Int32.max)
    try check(connectTimeout, "the milliseconds for a connection", time)
    try check(maxTime, "the milliseconds for a request", time)
    try check(slownessTolerated, "the milliseconds in which it may be slow", time)
    try check(Int64(lowestSpeed), "the lowest speed", 0...Int64(Int32.max))
    // A body is held in memory.
    try check(Int64(maxSize), "the bytes of a body", 0...(1 << 30))
    try check(Int64(maxRedirects), "the number of redirects", 0...1000)
    for (name, value) in [("the user agent", userAgent), ("the proxy", proxy ?? "")]
    where value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      throw FetchSettingsError(name, "has a line end or another control character in it")
    }
    if let proxy, !ProxyAddress.isValid(proxy) {
      // There may be a password in it.
      throw FetchSettingsError("the proxy", "its address begins with none of \(ProxyAddress.beginnings)")
    }
    if let caFile { try NamedFile.checkCertificates(caFile) }
    if let cookieFile { try NamedFile.checkCookies(cookieFile) }
  }

  private func check(
    _ value: Int64, _ name: String, _ range: ClosedRange<Int64>
  ) throws(FetchSettingsError) {
    guard range.contains(value) else {
      throw FetchSettingsError("\(value)", "\(name) must be \(range.lowerBound) to \(range.upperBound)")
    }
  }
}
