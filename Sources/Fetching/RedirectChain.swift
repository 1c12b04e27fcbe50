/// The addresses that one request was led through, and where it goes from there.
struct RedirectChain {
  enum Step: Hashable {
    /// The answer is no redirect, or one that says nothing of where to.
    case stay
    case follow(RequestAddress)
    case refuse(UnfollowedRedirect)
  }

  private let hosts: HostRule
  private let limit: Int
  private var seen: [RequestAddress]

  init(from first: RequestAddress, hosts: HostRule, limit: Int) {
    self.hosts = hosts
    self.limit = limit
    seen = [first]
  }

  /// Those that lead elsewhere by themselves. (RFC 9110, section 15.4)
  static func isRedirect(_ status: Int) -> Bool { [301, 302, 303, 307, 308].contains(status) }

  /// What the answer of the last address leads to.
  mutating func step(status: Int, location: [UInt8]?) -> Step {
    guard Self.isRedirect(status), let location, let current = seen.last else { return .stay }
    guard let link = current.redirected(to: location), let target = RequestAddress(link) else {
      return .refuse(.badAddress(RequestAddress.escaped(location)))
    }
    guard hosts.allows(target.host) else { return .refuse(.hostNotAllowed(target.uri)) }
    // Once it may come back: an answer can set a cookie and send to the same address again.
    guard seen.count(where: { $0.uri == target.uri }) < 2 else { return .refuse(.loop(target.uri)) }
    guard seen.count <= limit else { return .refuse(.tooMany(limit)) }
    seen.append(target)
    return .follow(target)
  }
}
