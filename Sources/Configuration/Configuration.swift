internal import Fetching

/// What `sync` does, as one YAML file says it: each key has a default, and ``commentedExample`` explains each.
///
/// Paths are as they are to be opened: a relative one in the file counts from the file's folder, not from the
/// folder in which cron or systemd happens to start the program.
public struct Configuration: Sendable, Hashable {
  /// The archive's folder; `nil` leaves it to the command (`--archive`, `$NETEASE_ARCHIVE`, `./archive`).
  public var archive: String?
  /// What is followed, in the order of the file; each name stands once.
  public var sources: [SourceEntry] = []
  public var network = Network()
  public var lookAgain = LookAgain()
  public var run = Run()
  public var report = Report()

  public init() {}
}

extension Configuration {
  /// How requests are sent.
  public struct Network: Sendable, Hashable {
    /// A mail address or a web page, in printable ASCII: it goes into the honest user agent, so that the site can
    /// write instead of blocking.
    public var contact: String?
    public var userAgent = UserAgent.honest
    /// Between the end of one request to a host and the start of the next.
    public var delay = TimeSpan(milliseconds: Manners().delay)
    /// How often a request is repeated after a broken connection, a 5xx or a 429.
    public var retries = Manners().retries
    /// Of one request with its answer.
    public var timeout = TimeSpan(seconds: 60)
    /// Of one answer, as it came and unpacked.
    public var maxSize = ByteCount(bytes: 20_000_000)
    /// Such as `http://127.0.0.1:8080` or `socks5h://127.0.0.1:1080`.
    public var proxy: String?
    /// A file of certificates (PEM) to trust instead of the system's.
    public var cacert: String?
    /// A file of cookies in Netscape's form; only read.
    public var cookies: String?
    /// Beyond NetEase's own: each with all hosts under it, in lower case.
    public var allowHosts: [String] = []
    /// Whether hosts may lie at private and loopback addresses.
    public var allowPrivate = false
    /// `HOST:PORT:ADDRESS`, as curl has it.
    public var resolve: [String] = []

    public init() {}

    // What the values may be, in the file and on the command line.

    public static let delays = TimeSpan(seconds: 0)...TimeSpan(seconds: 3600)
    public static let numbersOfRetries = 0...20
    public static let timeouts = TimeSpan(seconds: 1)...TimeSpan(seconds: 3600)
    public static let sizes = ByteCount(bytes: 1000)...ByteCount(bytes: 1_000_000_000)
  }

  /// As whom the program presents itself to the site.
  public enum UserAgent: Sendable, Hashable {
    /// The program's name and version, and the contact.
    case honest
    /// As a current browser.
    case browser
    /// As it stands here, in printable ASCII.
    case text(String)

    /// What can be written, for messages.
    public static let expected = "honest, browser, or a text in ASCII"

    /// Reads what stands in the file or on the command line.
    public init?(_ text: String) {
      switch text {
      case "honest": self = .honest
      case "browser": self = .browser
      default:
        guard text.isOneLine, text.allSatisfy(\.isASCII) else { return nil }
        self = .text(text)
      }
    }
  }

  /// When an article that is kept already is looked at again.
  public struct LookAgain: Sendable, Hashable {
    /// At these ages, ascending, counted from the last thing that happened to the article: it was published, it
    /// changed, it went or it came back.
    public var after = [
      TimeSpan(seconds: 3600), TimeSpan(seconds: 86_400), TimeSpan(seconds: 7 * 86_400),
      TimeSpan(seconds: 30 * 86_400),
    ]
    /// When the last of these ages is past; `nil` for never again.
    public var every: TimeSpan? = TimeSpan(seconds: 90 * 86_400)

    public init() {}
  }

  /// What one run may take; what is left is for the next.
  public struct Run: Sendable, Hashable {
    public var maxDuration = TimeSpan(seconds: 20 * 60)
    /// `nil` for as many as there is time for.
    public var maxRequests: Int?

    public init() {}
  }

  /// Who hears of a run.
  public struct Report: Sendable, Hashable {
    /// Gets the report of the last run, as JSON.
    public var file: String?
    /// Gets the report by POST, as JSON.
    public var webhook: String?
    /// For `/bin/sh -c`; gets the report on standard input, as JSON.
    public var exec: String?
    /// Requested when a run starts, when it went well and when it did not: for a service that raises the alarm when
    /// it hears nothing.
    public var pingStart: String?
    public var pingSuccess: String?
    public var pingFailure: String?

    public init() {}
  }
}
