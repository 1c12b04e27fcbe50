/// The address of an article's picture, as it was before the page asked for a smaller copy.
public struct PictureAddress: Sendable, Hashable {
  /// The original: neither the `nimg.ws.126.net` proxy nor a copy in the Wayback Machine, and without
  /// instructions for scaling.
  public let original: String

  /// Reads what an `img` element or a script names as its source, in a page at `base`.
  ///
  /// Fails for what shows no picture of the article: nothing, `data:`, a placeholder that scripts replace,
  /// furniture of the site, a counter. An address that starts with `//` has https.
  public init?(_ source: some StringProtocol, relativeTo base: WebAddress? = nil) {
    let source = source.trimmed
    guard let address = source.hasPrefix("//") ? WebAddress(source) : WebAddress(source, relativeTo: base),
      let picture = Self.withoutProxy(address.original), !picture.isFurniture
    else { return nil }
    original = picture.withoutScaling.text
  }

  /// Undoes `https://nimg.ws.126.net/?url=…&thumbnail=660x2147483647&quality=80&type=jpg`.
  ///
  /// The address in it is percent-encoded in bodies, and stands as it is for avatars and recommendations.
  private static func withoutProxy(_ address: WebAddress) -> WebAddress? {
    guard address.host == "nimg.ws.126.net" else { return address }
    let items = address.query?.split(separator: "&") ?? []
    guard let value = items.first(where: { $0.hasPrefix("url=") })?.dropFirst(4) else { return nil }
    let isEncoded = !value.contains("/")
    let inner = WebAddress(isEncoded ? value.percentDecoded : String(value))?.original
    return inner?.host == address.host ? nil : inner
  }
}

extension WebAddress {
  /// Without `?imageView&thumbnail=550x0`, which asks the picture's own host for a smaller copy.
  fileprivate var withoutScaling: WebAddress {
    guard isNetEaseHost(host), query?.hasPrefix("imageView") == true else { return self }
    return WebAddress("\(scheme)://\(authority)\(path)") ?? self
  }

  /// Whether this is no picture of any article.
  fileprivate var isFurniture: Bool {
    switch host {
    // The site's own: logos, `empty.png`, `loading.gif`, default covers.
    case "static.ws.126.net": true
    // What the image hosts answer when they refuse the referring page.
    case "so.v.163.com": path == "/AEDm2GYACxMBAJqc.png"
    // Advertising and counters of visits.
    case "g.163.com", "nex.163.com", "yt-adp.ws.126.net", "developer.163.com", "163.wrating.com",
      "secure-cn.imrworldwide.com":
      true
    default:
      path.hasSuffix("/empty.png") || host.isHost(atOrUnder: "cache.netease.com") && isOldFurniture
    }
  }

  /// The same hosts held the site's own pictures and those of articles before 2016, in folders of their own.
  private var isOldFurniture: Bool {
    ["/cnews/css", "/cnews/img/", "/f2e/", "/img09/", "/nocache/"].contains { path.hasPrefix($0) }
  }
}
