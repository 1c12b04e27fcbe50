public import Fetching

/// What one look at an article came to, over all the places at which it was looked for.
public struct ArticleLook: Sendable {
  public enum Result: Sendable {
    /// An answer that says something of the article: the article itself, or that it is not there to be seen.
    case seen(PreparedCapture)
    /// The server says that the page is as it was when this version was kept.
    case unmodified(KnownPage, seenAt: Int64)
    /// An answer that says nothing of any article, and why.
    case nothing(KeepingError)
    /// Nobody was asked: a rule of ours or of the site forbids it, or the run is at its end.
    case refused(FetchError)
  }

  public let result: Result
  /// Why nobody answered, where that is the result: for people, with all that the system says.
  ///
  /// The archive notes it in few words: this may name a proxy, or an address inside the network.
  public let silence: FetchError?
  /// The places that were asked, in order, with what came of each in a few words.
  public let asked: [(place: LookingPlace, answer: String)]

  /// Whether more than one answer says that the article is not there: what one page says alone may be a slip of the
  /// site.
  public let isConfirmed: Bool
}
