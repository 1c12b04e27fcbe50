/// What an address says about the thing that it leads to: which article, gallery, video, post or account.
///
/// Reads every form of address that the site has used since 2004, on all of its hosts, and copies of them in
/// the Wayback Machine. What is not part of a thing's identity is ignored: the host, the section, the query,
/// the fragment.
public struct ArticleAddress: Sendable, Hashable {
  /// What the address leads to.
  public enum Target: Sendable, Hashable {
    /// An article, or one page of a divided one.
    case article(DocID, Part?)
    case gallery(GalleryID)
    case video(VideoID)
    case blogPost(BlogPostID)
    /// The page or the list of a 网易号 account.
    case account(AccountID)
    /// A front page, a list, a page about something else, or an address of another site.
    case other
  }

  /// Which page of a divided article an address names: `ID_2.html`, `ID_all.html`.
  public enum Part: Sendable, Hashable {
    /// From 2: the first page has the article's own address.
    case number(Int)
    /// The page that shows the whole article.
    case all
  }

  public let target: Target
  /// The address in its parts, out of the Wayback Machine; `nil` where a bare id was given.
  public let webAddress: WebAddress?
  /// The day in an article's address (`/15/0704/09/`), on which it was published.
  ///
  /// Without the hour, which stands there too: it says nothing of the minutes.
  public let dateInPath: BeijingTime?

  /// Reads an address, or the bare id of an article or an account.
  ///
  /// Fails for what is neither. The scheme may be missing where the host belongs to NetEase; a docid may
  /// have the ending of a page (`ATM2AF3B00253B0H_2`, `ATM2AF3B00253B0H.html`).
  public init?(_ text: some StringProtocol) {
    let text = text.trimmed
    if let page = PageName(text) {
      self.init(target: .article(page.docID, page.part))
    } else if let account = AccountID(text) {
      self.init(target: .account(account))
    } else if let address = WebAddress(text) ?? Self.withoutScheme(text) {
      self.init(address)
    } else {
      return nil
    }
  }

  /// Reads an address that is known to be one.
  public init(_ webAddress: WebAddress) {
    let original = webAddress.original
    let path = AddressPath(original.path)
    target = Target(host: original.host, path: path, query: original.query)
    self.webAddress = original
    dateInPath = if case .article = target { path.date } else { nil }
  }

  private init(target: Target) {
    self.target = target
    webAddress = nil
    dateInPath = nil
  }

  private static func withoutScheme(_ text: Substring) -> WebAddress? {
    guard let address = WebAddress("http://" + text), !address.authority.utf8.contains(UInt8(ascii: "@")),
      isNetEaseHost(address.original.host)
    else { return nil }
    return address
  }
}

extension ArticleAddress {
  /// The one address of the thing; a page of a divided article has its own.
  public var canonical: String? {
    switch target {
    case .article(let docID, let part): docID.url(of: part)
    case .gallery(let gallery): gallery.canonicalURL
    case .video(let video): video.canonicalURL
    case .blogPost(let post): post.canonicalURL
    case .account(let account): account.pageURL
    case .other: nil
    }
  }

  /// The thing's own id: a docid, a VID, a blog post's digits.
  ///
  /// All pages of an article have the same.
  public var identifier: String? {
    switch target {
    case .article(let docID, _): docID.text
    case .gallery(let gallery): gallery.text
    case .video(let video): video.text
    case .blogPost(let post): post.number
    case .account(let account): account.text
    case .other: nil
    }
  }

  /// A name that no other archived thing has, safe as the name of a folder.
  ///
  /// Accounts are not archived and have none.
  public var objectName: String? {
    switch target {
    case .article(let docID, let part): docID.text + (part?.suffix ?? "")
    case .gallery(let gallery): "\(gallery.channel)-\(gallery.number)"
    case .video(let video): video.text
    case .blogPost(let post): "\(post.user)-\(post.number)"
    case .account, .other: nil
    }
  }

  /// The docid, where the address leads to an article.
  public var docID: DocID? {
    if case .article(let docID, _) = target { docID } else { nil }
  }

  /// Which page of a divided article; `nil` for the first and for a whole one.
  public var part: Part? {
    if case .article(_, let part) = target { part } else { nil }
  }

  /// The host in lower case; `nil` where a bare id was given.
  public var host: String? { webAddress?.host }
}
