public import ArticleModel

/// Why there is no answer: no complete head of one came.
public struct FetchError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// What was given is no http or https address, or has a user in it.
    case badAddress
    /// The host is none of NetEase's and was not allowed.
    case hostNotAllowed
    /// The host's name leads to an address that is not public.
    case addressNotAllowed
    /// The name was not found.
    case unresolved
    case cannotConnect
    /// The proxy was not found, is not there, or does not do its work: nothing came to the host.
    case proxy
    /// There was a connection, but no trust.
    case tls
    case timeout
    /// The connection broke before the answer's head was complete.
    case disconnected
    /// What came is no HTTP, or a head without end.
    case notHTTP
    /// robots.txt does not allow it; thrown by those who look there before each request.
    case robots
    /// The host has refused several requests, and is not asked again in this run.
    case blocked
    /// The host asked to be left alone for longer than a run waits.
    case paused
    /// The run may not ask more often, or not take longer.
    case budgetSpent
    case cancelled
    /// The network library refused for a reason of its own.
    case failed

    /// Whether it is a matter of this machine: nobody was asked, so it says nothing of who did not answer.
    public var isLocal: Bool { self == .proxy || self == .failed }
  }

  public let kind: Kind
  /// The address that was asked for when it happened: behind redirects, the last of them.
  public let url: String
  /// What happened, as half a sentence.
  public let message: String
  /// The redirects that led to `url`.
  public var exchanges: [HTTPExchange]

  public init(_ kind: Kind, url: String, _ message: String, exchanges: [HTTPExchange] = []) {
    self.kind = kind
    self.url = url
    self.message = message
    self.exchanges = exchanges
  }

  public var description: String { "\(url): \(message)" }

  /// Whether nothing else can be asked for in this run, of any host.
  public var endsRun: Bool { kind == .budgetSpent || kind == .cancelled }

  /// Whether this host is not asked any more in this run; others may be.
  public var closesHost: Bool { kind == .blocked || kind == .paused }
}
