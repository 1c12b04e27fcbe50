/// An http or https address in its parts, as RFC 3986 names them, and what a link in a page leads to.
///
/// Nothing is normalized but what every reader of addresses does: white space around it and line breaks in it
/// go, a space in it becomes `%20`, scheme and host are in lower case.
public struct WebAddress: Sendable, Hashable {
  /// `http` or `https`.
  public private(set) var scheme: String
  /// Host, port and user as written.
  public private(set) var authority: String
  /// The host alone, in lower case, without a dot at its end.
  public private(set) var host: String
  /// As written; empty, or with a slash at its start.
  public private(set) var path: String
  /// Without the question mark.
  public private(set) var query: String?
  /// Without the number sign.
  public private(set) var fragment: String?

  /// What `link` leads to in a page at `base` (RFC 3986, 5.2).
  ///
  /// `nil` for what is no link to a page: nothing, other schemes (`javascript:`, `mailto:`, `data:`),
  /// an address without a host, and a relative link where no base is known.
  /// A link that starts with `//` has the base's scheme, or https without a base.
  public init?(_ link: some StringProtocol, relativeTo base: WebAddress? = nil) {
    let link = Self.cleaned(link)
    guard !link.isEmpty else { return nil }
    if let colon = Self.endOfScheme(link) {
      let scheme = link[..<colon].lowercased()
      let rest = link[link.utf8.index(after: colon)...]
      guard scheme == "http" || scheme == "https", rest.hasPrefix("//") else { return nil }
      self.init(scheme: scheme, rest.dropFirst(2))
    } else if link.hasPrefix("//") {
      self.init(scheme: base?.scheme ?? "https", link.dropFirst(2))
    } else if let base {
      self = base.resolving(link[...])
    } else {
      return nil
    }
  }

  /// The address in one piece.
  public var text: String {
    "\(scheme)://\(authority)\(path)" + (query.map { "?" + $0 } ?? "") + (fragment.map { "#" + $0 } ?? "")
  }

  /// The address as a URI: what RFC 3986 does not allow in one is escaped, and the fragment is left out.
  public var uri: String {
    let text = "\(scheme)://\(authority)\(path)" + (query.map { "?" + $0 } ?? "")
    guard text.utf8.contains(where: Self.isForbidden) else { return text }
    let digits = Array("0123456789ABCDEF".utf8)
    return String(
      decoding: text.utf8.flatMap { byte in
        Self.isForbidden(byte) ? [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]] : [byte]
      }, as: UTF8.self)
  }

  private static func isForbidden(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte >= 0x7F || "<>\"\\^`{|}".utf8.contains(byte)
  }

  /// `rest` is what stands behind `http://`.
  private init?(scheme: String, _ rest: Substring) {
    let end = rest.utf8.firstIndex { "/?#\\".utf8.contains($0) } ?? rest.endIndex
    guard let host = Self.host(in: rest[..<end]), !rest[end...].hasPrefix("\\") else { return nil }
    self.scheme = scheme
    self.authority = String(rest[..<end])
    self.host = host
    self.path = ""
    setPath(rest[end...])
  }

  /// Takes path, query and fragment from one text.
  private mutating func setPath(_ text: Substring) {
    let (beforeFragment, fragment) = Self.split(text, at: UInt8(ascii: "#"))
    let (path, query) = Self.split(beforeFragment, at: UInt8(ascii: "?"))
    self.path = String(path)
    self.query = query.map(String.init)
    self.fragment = fragment.map(String.init)
  }

  private func resolving(_ link: Substring) -> WebAddress {
    var target = self
    target.setPath(link)
    if !target.path.hasPrefix("/") {
      if target.path.isEmpty {
        target.path = path
        if target.query == nil { target.query = query }
        return target
      }
      let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[...$0] } ?? "/"
      target.path = folder + target.path
    }
    target.path = Self.withoutDotSegments(target.path)
    return target
  }

  // RFC 3986, 5.2.4.
  private static func withoutDotSegments(_ path: String) -> String {
    var kept: [Substring] = []
    let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch segment {
      case ".": if isLast { kept.append("") }
      case "..":
        if !kept.isEmpty { kept.removeLast() }
        if isLast { kept.append("") }
      default: kept.append(segment)
      }
    }
    return "/" + kept.joined(separator: "/")
  }

  private static func host(in authority: Substring) -> String? {
    var host = authority
    if let at = host.utf8.lastIndex(of: UInt8(ascii: "@")) { host = host[host.utf8.index(after: at)...] }
    // A colon inside the brackets of an IPv6 address is no port.
    if let colon = host.utf8.lastIndex(of: UInt8(ascii: ":")),
      !host[colon...].utf8.contains(UInt8(ascii: "]"))
    {
      guard host[host.utf8.index(after: colon)...].utf8.allSatisfy(\.isDigit) else { return nil }
      host = host[..<colon]
    }
    if host.utf8.last == UInt8(ascii: ".") { host = host.dropLast() }
    let isName = host.utf8.allSatisfy { $0.isAlphanumeric || $0 >= 0x80 || "-._[:]".utf8.contains($0) }
    return isName && host.utf8.contains { $0 != UInt8(ascii: ".") } ? host.lowercased() : nil
  }

  private static func endOfScheme(_ link: String) -> String.Index? {
    guard link.utf8.first?.isLetter == true else { return nil }
    let end = link.utf8.firstIndex { !$0.isAlphanumeric && !"+-.".utf8.contains($0) }
    return end.flatMap { link.utf8[$0] == UInt8(ascii: ":") ? $0 : nil }
  }

  private static func split(_ text: Substring, at mark: UInt8) -> (Substring, Substring?) {
    guard let index = text.utf8.firstIndex(of: mark) else { return (text, nil) }
    return (text[..<index], text[text.utf8.index(after: index)...])
  }

  private static func cleaned(_ link: some StringProtocol) -> String {
    let trimmed = link.trimmed
    guard trimmed.utf8.contains(where: { $0 <= 0x20 }) else { return String(trimmed) }
    var cleaned = ""
    for scalar in trimmed.unicodeScalars where !"\t\n\r".unicodeScalars.contains(scalar) {
      if scalar == " " { cleaned += "%20" } else { cleaned.unicodeScalars.append(scalar) }
    }
    return cleaned
  }
}

extension StringProtocol {
  /// Without the white space and control characters at both ends.
  var trimmed: Substring {
    func isMargin(_ scalar: Unicode.Scalar) -> Bool { scalar.value <= 0x20 || scalar.properties.isWhitespace }
    let text = Substring(self)
    guard let first = text.unicodeScalars.firstIndex(where: { !isMargin($0) }),
      let last = text.unicodeScalars.lastIndex(where: { !isMargin($0) })
    else { return "" }
    return text[first...last]
  }
}
