import Glibc
import Testing

@testable import Fetching

/// What passes although it is not public, and how an address is read out of a socket's.
@Suite struct AddressGuardTests {
  private func address(_ text: String) throws -> IPAddress { try #require(IPAddress(text)) }

  @Test func onlyTheVeryAddressThatWasGivenPasses() throws {
    var settings = FetchSettings()
    settings.resolve = try [ResolveEntry("www.163.com:443:127.0.0.1"), ResolveEntry("WWW.163.com:80:[::1]")]
    let secure = settings.addressGuard(host: "www.163.com", port: 443)
    #expect(secure.allows(try address("127.0.0.1")))
    #expect(secure.allows(try address("::ffff:127.0.0.1")))
    #expect(!secure.allows(try address("127.0.0.2")))
    #expect(!secure.allows(try address("::1")))
    #expect(settings.addressGuard(host: "www.163.com", port: 80).allows(try address("::1")))
    #expect(!settings.addressGuard(host: "m.163.com", port: 443).allows(try address("127.0.0.1")))
    #expect(!settings.addressGuard(host: "www.163.com", port: 8443).allows(try address("127.0.0.1")))
  }

  @Test func whoeverAllowsPrivateAddressesGetsThem() throws {
    var settings = FetchSettings()
    #expect(!settings.addressGuard(host: "www.163.com", port: 80).allows(try address("10.0.0.1")))
    settings.allowsPrivateAddresses = true
    #expect(settings.addressGuard(host: "www.163.com", port: 80).allows(try address("10.0.0.1")))
  }

  @Test func proxyMayBeAnywhere() throws {
    var settings = FetchSettings()
    settings.proxy = "http://10.0.0.1:3128"
    #expect(settings.addressGuard(host: "www.163.com", port: 80).allows(try address("10.0.0.1")))
  }

  @Test func addressOfASocket() throws {
    var v4 = sockaddr_in()
    v4.sin_family = sa_family_t(AF_INET)
    v4.sin_addr.s_addr = UInt32(0xC0A8_0102).bigEndian
    var v6 = sockaddr_in6()
    v6.sin6_family = sa_family_t(AF_INET6)
    inet_pton(AF_INET6, "::ffff:10.1.2.3", &v6.sin6_addr)
    func read(_ bytes: UnsafeRawBufferPointer, _ length: Int) -> String? {
      bytes.baseAddress.flatMap { IPAddress(socketAddress: $0, length: length)?.description }
    }
    #expect(withUnsafeBytes(of: &v4) { read($0, $0.count) } == "192.168.1.2")
    #expect(withUnsafeBytes(of: &v6) { read($0, $0.count) } == "10.1.2.3")
    #expect(withUnsafeBytes(of: &v6) { read($0, $0.count - 8) } == nil)
    #expect(withUnsafeBytes(of: &v4) { read($0, 1) } == nil)
    v4.sin_family = sa_family_t(AF_UNIX)
    #expect(withUnsafeBytes(of: &v4) { read($0, $0.count) } == nil)
  }
}
