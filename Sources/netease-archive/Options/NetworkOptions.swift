internal import Archiving
internal import ArgumentParser
internal import Configuration
internal import Fetching
internal import FoundationEssentials

/// How the site is asked; what is not given here is as the configuration has it.
struct NetworkOptions: ParsableArguments {
  private static let standard = Configuration.Network()

  @Option(
    help: ArgumentHelp("Between two requests to a host. (default: \(standard.delay))", valueName: "time"))
  var delay: TimeSpan?

  @Option(help: ArgumentHelp("Tries after a failed one. (default: \(standard.retries))", valueName: "number"))
  var retries: Int?

  @Option(help: ArgumentHelp("For one page. (default: \(standard.timeout))", valueName: "time"))
  var timeout: TimeSpan?

  @Option(
    help: ArgumentHelp(
      "The largest page, as sent and unpacked. (default: \(standard.maxSize))", valueName: "size"))
  var maxSize: ByteCount?

  @Option(
    help: ArgumentHelp(
      "How the program presents itself: honest (name, version, the contact of the configuration), browser, or a "
        + "text of your own in ASCII. (default: honest)", valueName: "name"))
  var userAgent: Configuration.UserAgent?

  @Option(
    help: ArgumentHelp(
      "Cookies in Netscape's format, as browsers export them; only read.", valueName: "file"),
    completion: .file())
  var cookies: String?

  @Option(help: ArgumentHelp("Also a host that is none of NetEase's, with all under it.", valueName: "host"))
  var allowHost: [String] = []

  @Flag(help: "Also addresses that are not public: of this machine, of the local network.")
  var allowPrivate = false

  @Option(help: ArgumentHelp("Where to find a host: HOST:PORT:ADDRESS, as curl has it.", valueName: "entry"))
  var resolve: [String] = []

  @Option(
    help: ArgumentHelp("Trust these certificates (PEM) and no others.", valueName: "file"),
    completion: .file())
  var cacert: String?

  @Option(help: ArgumentHelp("Such as http://127.0.0.1:8080 or socks5h://127.0.0.1:1080.", valueName: "url"))
  var proxy: String?

  func validate() throws {
    typealias Network = Configuration.Network
    try check("--delay", delay, Network.delays)
    try check("--retries", retries, Network.numbersOfRetries)
    try check("--timeout", timeout, Network.timeouts)
    try check("--max-size", maxSize, Network.sizes)
  }

  private func check<Value: CustomStringConvertible>(
    _ name: String, _ value: Value?, _ range: ClosedRange<Value>
  ) throws {
    guard let value, !range.contains(value) else { return }
    throw ValidationError("\(name) \(value): write \(range.lowerBound) to \(range.upperBound).")
  }

  /// The configuration with what was given on the command line in its place.
  ///
  /// - Throws: exit 78 if the file by itself says something that cannot be used.
  func applied(to network: Configuration.Network, of file: String?) throws -> Configuration.Network {
    if let mistake = file.flatMap(network.mistake) {
      Messages.say(mistake.description)
      throw ExitCode(ExitStatus.configuration)
    }
    var network = network
    if let delay { network.delay = delay }
    if let retries { network.retries = retries }
    if let timeout { network.timeout = timeout }
    if let maxSize { network.maxSize = maxSize }
    if let userAgent { network.userAgent = userAgent }
    if let cookies { network.cookies = cookies }
    if let cacert { network.cacert = cacert }
    if let proxy { network.proxy = proxy }
    network.allowHosts += allowHost
    network.resolve += resolve
    network.allowPrivate = network.allowPrivate || allowPrivate
    return network
  }
}
