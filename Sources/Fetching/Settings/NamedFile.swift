internal import FoundationEssentials

/// Looks at files that curl will read, as curl says nothing when it cannot.
enum NamedFile {
  /// A file with cookies: a line each, of seven parts with tabs between.
  ///
  /// Other lines begin with `#`, but for `#HttpOnly_`. (https://curl.se/docs/http-cookies.html)
  static func checkCookies(_ path: String) throws(FetchSettingsError) {
    let text = String(decoding: try bytes(path), as: UTF8.self)
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      if line.allSatisfy(\.isWhitespace) || line.hasPrefix("#") && !line.hasPrefix("#HttpOnly_") { continue }
      // An empty value may be left out with its tab.
      guard (6...7).contains(line.split(separator: "\t", omittingEmptySubsequences: false).count) else {
        throw FetchSettingsError(
          path, "line \(index + 1) is no cookie in Netscape's format, seven parts with tabs between")
      }
    }
  }

  static func checkCertificates(_ path: String) throws(FetchSettingsError) {
    let text = String(decoding: try bytes(path), as: UTF8.self)
    // Also TRUSTED CERTIFICATE, and X509 CERTIFICATE of old.
    guard text.contains("-----BEGIN"), text.contains("CERTIFICATE-----") else {
      throw FetchSettingsError(path, "has no certificate in PEM format")
    }
  }

  private static func bytes(_ path: String) throws(FetchSettingsError) -> Data {
    do {
      return try Data(contentsOf: URL(filePath: path))
    } catch {
      let reason =
        (error as? CocoaError)?.code == .fileReadNoSuchFile ? "there is no such file" : "cannot be read"
      throw FetchSettingsError(path, reason)
    }
  }
}
