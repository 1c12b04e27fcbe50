internal import Fetching

extension Form where Value == Configuration.UserAgent {
  static var userAgent: Self {
    Self(expected: Configuration.UserAgent.expected, read: Configuration.UserAgent.init)
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
      HostRule.name($0)
    }
  }

  /// One more entry for the resolver, as curl's `--resolve` has it.
  static var resolution: Self {
    Self(expected: "HOST:PORT:ADDRESS, such as www.163.com:443:192.0.2.7") {
      (try? ResolveEntry($0)) == nil ? nil : $0
    }
  }

  static var proxy: Self {
    Self(expected: "an address that begins with \(ProxyAddress.beginnings)") {
      $0.isOneLine && ProxyAddress.isValid($0) ? $0 : nil
    }
  }
}
