/// How requests are made: limits, whom to trust, and where connections may lead.
///
/// Nothing is read from the environment: no `http_proxy`, no `.netrc`.
public struct FetchSettings: Sendable, Hashable {
  /// What the program calls itself.
  public var userAgent = "netease-archive"
  /// How long the look-up of the name, the connection and TLS may take together, in milliseconds.
  public var connectTimeout: Int64 = 15_000
  /// How long one request may take with its redirects, in milliseconds; waiting between them does not count.
  public var maxTime: Int64 = 120_000
  /// A transfer that is slower than this for ``slownessTolerated`` ends, in bytes a second.
  ///
  /// A page has some 100,000 bytes. What comes slower than this takes a quarter of an hour.
  public var lowestSpeed = 100
  /// In milliseconds; curl counts in whole seconds, so it is rounded up.
  public var slownessTolerated: Int64 = 30_000
  /// How many bytes a body may have, as received and again after it is unpacked.
  ///
  /// Pages have 0.1 to 2 MB; this leaves room for any of them, and a hundred do not fill a machine.
  public var maxSize = 20 << 20
  /// How many redirects are followed. (RFC 9309 asks for five at least, for robots.txt.)
  public var maxRedirects = 10
  /// Hosts beside NetEase's own: each stands for itself and all hosts under it.
  public var allowedHosts: [String] = []
  /// Whether connections to addresses that are not public are made.
  public var allowsPrivateAddresses = false
  /// Addresses that take the place of a look-up; these may be private.
  public var resolve: [ResolveEntry] = []
  /// Certificates in PEM that are trusted in place of the system's.
  public var caFile: String?
  /// As curl takes it: `http://host:port`, `socks5h://host:port`.
  ///
  /// It may be anywhere. What it connects to is not checked here, but for the host's name.
  public var proxy: String?
  /// Cookies in Netscape's format, read once and never written.
  public var cookieFile: String?

  public init() {}
}
