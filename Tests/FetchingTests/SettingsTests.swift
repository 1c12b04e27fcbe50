import FoundationEssentials
import Testing

@testable import Fetching

@Suite struct SettingsTests {
  @Test(
    arguments: [
      ("www.163.com:443:127.0.0.1", "127.0.0.1"), ("WWW.163.COM.:80:[::1]", "::1"), ("a.b:1:::1", "::1"),
      ("www.163.com:443:::ffff:10.0.0.1", "10.0.0.1"),
    ])
  func resolveEntry(text: String, address: String) throws {
    #expect(try ResolveEntry(text).address.description == address)
  }

  @Test(
    arguments: [
      ("", "HOST:PORT:ADDRESS"), ("www.163.com", "HOST:PORT:ADDRESS"),
      ("www.163.com:443", "HOST:PORT:ADDRESS"),
      (":443:127.0.0.1", "host"), ("a b:443:127.0.0.1", "host"), ("*:443:127.0.0.1", "host"),
      ("www.163.com:0:127.0.0.1", "port"), ("www.163.com:65536:127.0.0.1", "port"),
      ("www.163.com:http:127.0.0.1", "port"), ("www.163.com:443:localhost", "IP address"),
      ("www.163.com:443:127.0.0.1,10.0.0.1", "IP address"), ("www.163.com:443:", "IP address"),
    ])
  func badResolveEntry(text: String, reason: String) {
    let error = #expect(throws: FetchSettingsError.self) { try ResolveEntry(text) }
    #expect(error?.value == text)
    #expect(error?.reason.contains(reason) == true)
  }

  @Test func hosts() throws {
    let rule = try HostRule(adding: ["Mirror.Example.", "127.0.0.1", "::1"])
    for host in [
      "www.163.com", "163.com", "nimg.ws.126.net", "mirror.example", "a.mirror.example", "127.0.0.1", "[::1]",
    ] {
      #expect(rule.allows(host), "\(host)")
    }
    for host in ["evil163.com", "163.com.evil.example", "example", "evilmirror.example", "127.0.0.2", "::1"] {
      #expect(!rule.allows(host), "\(host)")
    }
  }

  @Test(arguments: ["", "http://mirror.example", "mirror.example:80", "a/b", "例子.example", "*.example"])
  func badHost(host: String) {
    var settings = FetchSettings()
    settings.allowedHosts = [host]
    let error = #expect(throws: FetchSettingsError.self) { try Transport(settings) }
    #expect(error?.value == host)
  }

  @Test func numberThatIsNone() throws {
    let changes: [(inout FetchSettings) -> Void] = [
      { $0.maxSize = -1 }, { $0.maxSize = .max }, { $0.maxTime = 0 }, { $0.maxTime = .max },
      { $0.connectTimeout = -1 }, { $0.slownessTolerated = .max }, { $0.lowestSpeed = -1 },
      { $0.maxRedirects = -1 },
    ]
    for change in changes {
      var settings = FetchSettings()
      change(&settings)
      #expect(throws: FetchSettingsError.self) { try Transport(settings) }
    }
    try FetchSettings().check()
  }

  @Test func lineEndInTheUserAgent() {
    var settings = FetchSettings()
    settings.userAgent = "a\r\nCookie: b"
    #expect(throws: FetchSettingsError.self) { try Transport(settings) }
  }

  // MARK: Files

  private func error(of content: String?, _ key: WritableKeyPath<FetchSettings, String?>) throws
    -> FetchSettingsError?
  {
    let file = FileManager.default.temporaryDirectory.appending(path: "fetching-\(UUID().uuidString)")
    if let content { try Data(content.utf8).write(to: file) }
    defer { try? FileManager.default.removeItem(at: file) }
    var settings = FetchSettings()
    settings[keyPath: key] = file.path
    do throws(FetchSettingsError) {
      _ = try Transport(settings)
      return nil
    } catch {
      #expect(error.value == file.path)
      return error
    }
  }

  @Test(
    arguments: [
      "", "# Netscape HTTP Cookie File\n\n.163.com\tTRUE\t/\tFALSE\t0\tname\tvalue\n",
      "#HttpOnly_.163.com\tTRUE\t/\tTRUE\t2147483647\tname\tvalue\r\n.163.com\tTRUE\t/\tFALSE\t0\tname",
    ])
  func cookieFile(content: String) throws {
    #expect(try error(of: content, \.cookieFile) == nil)
  }

  @Test(
    arguments: [
      ("{\"cookies\": []}", "line 1"), ("# ok\n.163.com TRUE / FALSE 0 name value", "line 2"),
      ("\n\n#HttpOnly_.163.com\n", "line 3"),
    ])
  func fileThatHoldsNoCookies(content: String, place: String) throws {
    #expect(try error(of: content, \.cookieFile)?.reason.contains(place) == true)
  }

  @Test func certificateFile() throws {
    let pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
    #expect(try error(of: pem, \.caFile) == nil)
    #expect(try error(of: "AAAA", \.caFile)?.reason == "has no certificate in PEM format")
  }

  @Test func fileThatIsNotThere() throws {
    #expect(try error(of: nil, \.caFile)?.reason == "there is no such file")
    #expect(try error(of: nil, \.cookieFile)?.reason == "there is no such file")
  }
}
