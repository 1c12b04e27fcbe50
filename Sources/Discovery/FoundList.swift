internal import ArticleModel

/// What a list holds.
public struct FoundList: Sendable, Hashable {
  public var form: ListForm
  /// Each article once, in the order of the list; none where the list is there and has nothing in it.
  public var articles: [FoundArticle] = []
  /// The entries that are no article for us (specials, live broadcasts, advertising, other sites): the title of each,
  /// or whatever else it says of itself.
  ///
  /// A page of links has none: what is no link to an article there is no entry.
  public var passedOver: [String] = []

  init(_ form: ListForm) {
    self.form = form
  }

  /// Adds an entry, or counts it where it is none that we know.
  mutating func add(_ article: FoundArticle?, or description: String?) {
    if let article {
      articles.append(article)
    } else {
      let line = description?.withoutMarkup ?? ""
      passedOver.append(line.isEmpty ? "an entry without a title" : line)
    }
  }

  /// Keeps the first of the entries for each article.
  ///
  /// The pages of a divided article are one.
  mutating func keepEachOnce() {
    var seen: Set<String> = []
    articles = articles.filter { seen.insert($0.address.identifier ?? "").inserted }
  }
}

/// How a list is written.
public enum ListForm: String, Sendable, Hashable, CaseIterable {
  /// JSON of the site, bare or in a call of a script.
  case json
  /// The page of a 网易号 account.
  case accountPage = "account-page"
  /// A page that links to articles.
  case links
  /// RSS, Atom, JSON Feed or a sitemap.
  case feed
  /// Addresses, one a line.
  case addresses
}

/// Why a list could not be read.
///
/// A list that is there and empty is no error: ``FoundList/articles`` is empty then.
public struct ListError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// No bytes, or nothing but white space.
    case empty
    /// A verification or a refusal.
    case challenge
    /// A page that says that there is nothing at its address.
    case notFound = "not-found"
    /// A page that reports an error of the server.
    case serverError = "server-error"
    /// Something else than a list, or a list in a form that is not known here: the site may have changed it.
    case unrecognized
  }

  public var reason: Reason
  /// What was seen.
  public var message: String

  init(_ reason: Reason, _ message: String) {
    self.reason = reason
    self.message = message
  }

  public var description: String { message }
}
