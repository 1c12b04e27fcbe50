public import ArticleModel

/// What came out of an input.
public enum SavedItem: Sendable {
  case page(SavedPage)
  /// An address that was looked at again, with the content that it had before.
  case seenAgain(SeenAgain)
  /// What could not be read of the input; the rest of it goes on where it can.
  case failure(InputError)
}

/// A page that was in an input, or what an address answered instead of it.
public struct SavedPage: Sendable {
  public var capture: Capture
  /// For messages: the input's path, and the page's address where the input may hold several:
  /// `crawl.warc.gz (https://www.163.com/…)`.
  public var name: String
  /// Whether the input is a collection, in which many pages are no articles.
  public var isOneOfMany: Bool
}

/// A look at an address that gave the same as one before, so that it was not kept again (WARC 1.1, 6.7).
public struct SeenAgain: Sendable, Hashable {
  public var url: String
  /// Unix milliseconds; `nil` where nobody wrote it down.
  public var seenAt: Int64?
  /// The digest of the content with its algorithm, as the file has it: `sha1:…`.
  public var payloadDigest: String?
}
