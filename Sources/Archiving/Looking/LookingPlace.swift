public import ArticleModel

/// One address at which an article may be seen.
public struct LookingPlace: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    /// The page for browsers on desks, which has most of the metadata.
    case desktop = "desktop page"
    /// The page for telephones.
    case mobile = "mobile page"
    /// The JSON that the site's app gets.
    case app = "app's JSON"
    /// An address that says nothing of what lies there.
    case unknown = "page"
  }

  public let kind: Kind
  public let url: String
}

extension ArticleAddress {
  /// Where the thing at this address may be seen, in the order of trying; empty for an account.
  ///
  /// Desktop pages come first whatever address was given, so that an article that was found once on a telephone
  /// and once on a desk is read from the same page. One that was given comes before the canonical one: under the
  /// new form of address the site serves no page of 2015, nor under the old form the newest ones.
  public var placesToLook: [LookingPlace] {
    switch target {
    case .account: []
    case .other: webAddress.map { [LookingPlace(kind: .unknown, url: $0.uri)] } ?? []
    case .gallery(let gallery): pages(canonical: gallery.canonicalURL)
    case .video(let video): pages(canonical: video.canonicalURL)
    case .blogPost(let post): pages(canonical: post.canonicalURL)
    case .article(let docID, let part):
      pages(canonical: docID.url(of: part)) + (part == nil ? docID.otherForms : [])
    }
  }

  private func pages(canonical: String) -> [LookingPlace] {
    let urls = [servedAddress, canonical].compactMap { $0 }
    return urls.enumerated().filter { urls.firstIndex(of: $0.element) == $0.offset }
      .map { LookingPlace(kind: .desktop, url: $0.element) }
  }

  /// The address as it was given, where a desktop page is served under it and not only a copy, a share link or
  /// the comments.
  private var servedAddress: String? {
    guard let webAddress else { return nil }
    switch target {
    case .article:
      let isPage = dateInPath != nil || webAddress.host == "www.163.com" && webAddress.isArticlePage
      return isPage && isDesktopHost(webAddress.host) ? webAddress.securedUriOfPage : nil
    case .gallery, .video, .blogPost: return webAddress.uriOfPage
    case .account, .other: return nil
    }
  }

  private func isDesktopHost(_ host: String) -> Bool {
    let first = host.prefix { $0 != "." }
    return !["m", "3g", "c", "comment", "tie", "dy"].contains(first)
  }
}

extension DocID {
  /// The forms beside the desktop page.
  fileprivate var otherForms: [LookingPlace] {
    [
      LookingPlace(kind: .mobile, url: "https://m.163.com/\(section)/article/\(text).html"),
      LookingPlace(kind: .app, url: "https://c.m.163.com/nc/article/\(text)/full.html"),
    ]
  }
}

extension WebAddress {
  /// Without the query, which on the site says only where a reader came from (`?spss=`, `?f=`).
  fileprivate var uriOfPage: String { String(uri.prefix { $0 != "?" }) }

  /// The same over TLS where the site sends everybody there anyway: that saves a request, and the plain answer may be
  /// anybody's.
  fileprivate var securedUriOfPage: String {
    scheme == "http" && authority == "www.163.com" ? "https" + uriOfPage.dropFirst("http".count) : uriOfPage
  }

  /// Not a copy of one, as `_pa11y` for screen readers.
  fileprivate var isArticlePage: Bool { path.contains("/article/") && !path.contains("a11y") }
}
