/// A post of blog.163.com: whose blog it is, and the post's digits.
public struct BlogPostID: Sendable, Hashable {
  /// In lower case, as it is part of a host name; with an `@` for users of another mail domain.
  public let user: String
  /// The digits, which are the user's number and the time and name the post alone too.
  public let number: String

  /// Fails for a `user` that could not be part of a file's name, and for a number that is none.
  public init?(user: some StringProtocol, number: some StringProtocol) {
    guard number.isDigits(1...32), 1...64 ~= user.utf8.count, user.utf8.first != UInt8(ascii: "."),
      user.utf8.allSatisfy({ $0.isAlphanumeric || "-_.@".utf8.contains($0) })
    else { return nil }
    self.user = user.lowercased()
    self.number = String(number)
  }

  /// The one address of the post, by http, in which all were seen.
  ///
  /// The user stands in the host, but for names that no host may have.
  public var canonicalURL: String {
    let isHostLabel = user.utf8.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "-") }
    return isHostLabel
      ? "http://\(user).blog.163.com/blog/static/\(number)/"
      : "http://blog.163.com/\(user)/blog/static/\(number)/"
  }
}
