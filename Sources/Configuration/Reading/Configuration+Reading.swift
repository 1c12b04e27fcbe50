internal import Fetching

extension Configuration {
  /// Reads a configuration from a file.
  ///
  /// - Parameter home: The folder that `~/` in a path stands for.
  public init(file: String, home: String?) throws(ConfigurationErrors) {
    let problems = Problems()
    let bytes = FileText.bytes(of: file, problems)
    try problems.report(in: file)
    try self.init(bytes: bytes ?? [], file: file, home: home)
  }

  /// Reads a configuration that is at hand.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: Its name: for messages, and for the folder that relative paths count from.
  ///   - home: The folder that `~/` in a path stands for.
  public init(bytes: [UInt8], file: String, home: String?) throws(ConfigurationErrors) {
    self.init()
    let problems = Problems()
    if let text = FileText.text(of: bytes, problems) {
      if let root = YAMLDocument(text, problems).root {
        var section = Section(root, expected: "keys such as sources: with a colon behind them", problems)
        read(&section, PathBase(file: file, home: home))
        section.reportUnknown(in: "")
      } else if problems.isEmpty {
        problems.add(nil, "is empty; netease-archive config init writes a file to begin with")
      }
    }
    try problems.report(in: file)
  }

  private mutating func read(_ section: inout Section, _ base: PathBase) {
    archive = section.value("archive", .path("the folder of the archive", from: base))
    network = section.section("network") { Network(&$0, base) } ?? network
    // Which hosts a source may be at is known by now.
    let hosts = HostRule(allowing: network.allowHosts)
    sources = SourceEntry.list(&section, base, at: hosts)
    lookAgain = section.section("look-again") { LookAgain(&$0) } ?? lookAgain
    run = section.section("run") { Run(&$0) } ?? run
    report = section.section("report") { Report(&$0, base) } ?? report
  }
}

extension Configuration.Network {
  fileprivate init(_ section: inout Section, _ base: PathBase) {
    self.init()
    contact = section.value(
      "contact",
      .printableASCII("a mail address or the address of a web page, in ASCII") {
        $0.contains("@") || $0.hasPrefix("https://") || $0.hasPrefix("http://")
      })
    userAgent = section.value("user-agent", .userAgent) ?? userAgent
    delay = section.value("delay", .time(Self.delays)) ?? delay
    retries = section.value("retries", .count(Self.numbersOfRetries)) ?? retries
    timeout = section.value("timeout", .time(Self.timeouts)) ?? timeout
    maxSize = section.value("max-size", .size(Self.sizes)) ?? maxSize
    proxy = section.value("proxy", .proxy)
    cacert = section.value("cacert", .path("a file of certificates", from: base))
    cookies = section.value("cookies", .path("a file of cookies", from: base))
    allowHosts = section.list("allow-hosts", .host) ?? allowHosts
    allowPrivate = section.value("allow-private", .yesOrNo) ?? allowPrivate
    resolve = section.list("resolve", .resolution) ?? resolve
  }
}

extension Configuration.LookAgain {
  fileprivate init(_ section: inout Section) {
    self.init()
    // More often than each minute is no looking but watching; ten years are longer than the site keeps an address.
    let range = TimeSpan(seconds: 60)...TimeSpan(seconds: 3650 * 86_400)
    after = section.ascending("after", .time(range)) ?? after
    every = section.value("every", .timeOrNever(range)) ?? every
  }
}

extension Configuration.Run {
  fileprivate init(_ section: inout Section) {
    self.init()
    maxDuration =
      section.value("max-duration", .time(TimeSpan(seconds: 10)...TimeSpan(seconds: 86_400))) ?? maxDuration
    maxRequests = section.value("max-requests", .count(1...1_000_000))
  }
}

extension Configuration.Report {
  fileprivate init(_ section: inout Section, _ base: PathBase) {
    self.init()
    file = section.value("file", .path("the file to write", from: base))
    webhook = section.value("webhook", .address())
    exec = section.value("exec", .text)
    pingStart = section.value("ping-start", .address())
    pingSuccess = section.value("ping-success", .address())
    pingFailure = section.value("ping-failure", .address())
  }
}

extension Section {
  /// A list of times, each later than the one before.
  fileprivate mutating func ascending(_ key: String, _ form: Form<TimeSpan>) -> [TimeSpan]? {
    let times = list(key, form)
    if let times, !zip(times, times.dropFirst()).allSatisfy({ $0 < $1 }) {
      problems.add(line(of: key), "\(key): expected times in ascending order, each once")
    }
    return times
  }
}
