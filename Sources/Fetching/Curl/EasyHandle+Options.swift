internal import CLibCurl

extension EasyHandle {
  /// Everything that curl is told of a request but the functions that it calls.
  func set(_ hop: Hop, _ settings: FetchSettings) {
    set(CURLOPT_URL, hop.target.uri)
    set(CURLOPT_PROTOCOLS_STR, "http,https")
    set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
    set(CURLOPT_USERAGENT, settings.userAgent)
    // As a plain field: with CURLOPT_ACCEPT_ENCODING curl would unpack the body, and the bytes as received are
    // what is kept.
    var fields = ["Accept-Encoding: gzip, deflate"] + hop.fields
    if let content = hop.content {
      set(post: content.bytes)
      // Without waiting for the server's leave (RFC 9110, section 10.1.1): a report is small.
      fields += ["Content-Type: \(content.type)", "Expect:"]
    }
    set(CURLOPT_HTTPHEADER, fields)
    set(CURLOPT_FRESH_CONNECT, hop.needsNewConnection ? 1 : 0)
    setLimits(hop, settings)
    setNames(settings)
    if let caFile = settings.caFile {
      set(CURLOPT_CAINFO, caFile)
      set(CURLOPT_CAPATH, nil as String?)
    }
    // Empty strings: curl must not look into the environment. With `no_proxy` it could go around a proxy, and
    // with it around the guard, as a proxy may be anywhere.
    set(CURLOPT_PROXY, settings.proxy ?? "")
    set(CURLOPT_NOPROXY, "")
    // What a proxy says before it makes a tunnel is no part of the answer.
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
  }

  private func setLimits(_ hop: Hop, _ settings: FetchSettings) {
    set(CURLOPT_CONNECTTIMEOUT_MS, Int(max(1, settings.connectTimeout)))
    set(CURLOPT_TIMEOUT_MS, Int(max(1, hop.timeLimit)))
    set(CURLOPT_LOW_SPEED_LIMIT, settings.lowestSpeed)
    set(CURLOPT_LOW_SPEED_TIME, Int(max(1, (settings.slownessTolerated + 999) / 1000)))
    // No signals for timeouts; they belong to the program. SIGPIPE is blocked by the thread.
    set(CURLOPT_NOSIGNAL, 1)
  }

  private func setNames(_ settings: FetchSettings) {
    set(CURLOPT_RESOLVE, settings.resolve.map(\.text))
    // Kept connections make look-ups rare, and the system remembers them if it is set up so.
    set(CURLOPT_DNS_CACHE_TIMEOUT, 0)
    // A look-up that hangs would hold up the thread, and with it all transfers, until it ends: it is left to
    // itself. (CURLOPT_QUICK_EXIT)
    set(CURLOPT_QUICK_EXIT, 1)
  }
}

extension ResolveEntry {
  /// As curl takes it.
  fileprivate var text: String {
    let address = address.version == .v6 ? "[\(address)]" : address.description
    return "\(host):\(port):\(address)"
  }
}
