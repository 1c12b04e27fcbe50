internal import ArticleModel

extension Form where Value == Configuration.UserAgent {
  static var userAgent: Self {
    Self(expected: "honest, browser, or a text in ASCII") { text in
      switch text {
      case "honest": .honest
      case "browser": .browser
      default: text.isOneLine && text.allSatisfy(\.isASCII) ? .text(text) : nil
      }
    }
  }
}

extension Form where Value == TimeSpan? {
  static func timeOrNever(_ range: ClosedRange<TimeSpan>) -> Self {
    let time = Form<TimeSpan>.time(range)
    return Self(expected: "never, or \(time.expected)") { text in
      text == "never" ? .some(nil) : time.read(text).map { .some($0) }
    }
  }
}

extension Form where Value == String {
  /// A host's name or address, in lower case.
  static var host: Self {
    Self(
      expected: "a host such as example.org, without http:// and without *; all hosts under it are meant too"
    ) {
      text in
      // What an address with nothing but this host in it has as its host.
      let address = WebAddress("http://\(text)/")
      return address?.authority == text && address?.path == "/" && !text.contains(":") ? address?.host : nil
    }
  }

  /// One more entry for the resolver, as curl's `--resolve` has it.
  static var resolution: Self {
    Self(expected: "HOST:PORT:ADDRESS, such as www.163.com:443:192.0.2.7") { text in
      let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, Form.host.read(String(parts[0])) != nil, let port = Int(parts[1]),
        (1...65535).contains(port), !parts[2].isEmpty,
        parts[2].allSatisfy({ $0.isHexDigit || ".:[]".contains($0) })
      else { return nil }
      return text
    }
  }

  static var proxy: Self {
    let schemes = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"]
    return Self(expected: "an address that begins with \(schemes.map { $0 + "://" }.joined(separator: ", "))")
    {
      text in
      guard let scheme = schemes.first(where: { text.hasPrefix($0 + "://") }), text.isOneLine else {
        return nil
      }
      return WebAddress("http" + text.dropFirst(scheme.count)) == nil ? nil : text
    }
  }
}
