import Testing

@testable import Fetching

/// Which addresses are of the open internet. IANA's registries of special-purpose addresses are the reference.
@Suite struct PublicAddressTests {
  @Test(
    arguments: [
      "1.1.1.1", "8.8.8.8", "59.111.160.244", "223.252.199.69", "9.255.255.255", "11.0.0.0", "100.63.255.255",
      "100.128.0.0", "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255",
      "172.32.0.0", "191.255.255.255", "192.0.1.0", "192.0.3.0", "192.88.98.255", "192.88.100.0",
      "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "198.51.99.255", "198.51.101.0",
      "203.0.112.255", "203.0.114.0", "223.255.255.255",
      "2400:3200::1", "2001:4860:4860::8888", "2606:4700::1", "2001:200::", "2001:db7:ffff::", "2001:db9::",
      "2003::", "3ffe:ffff::", "3fff:1000::", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8",
    ])
  func addressIsPublic(text: String) throws {
    #expect(try #require(IPAddress(text)).isPublic)
  }

  @Test(
    arguments: [
      "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1",
      "127.255.255.255", "169.254.0.0", "169.254.169.254", "169.254.255.255", "172.16.0.0", "172.31.255.255",
      "192.0.0.0", "192.0.0.255", "192.0.2.1", "192.88.99.1", "192.168.0.0", "192.168.255.255", "198.18.0.0",
      "198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.255", "240.0.0.0",
      "255.255.255.255",
      "::", "::1", "::2", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
      "::ffff:169.254.169.254", "::ffff:0:127.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::10.1.2.3",
      "64:ff9b:1::8.8.8.8", "100::", "2001::", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:1ff:ffff::",
      "2001:db8::1", "2002:7f00:1::", "2002:808:808::1", "3fff::1", "3fff:fff:ffff::", "4000::1", "5f00::1",
      "fc00::1", "fd00:ec2::254", "fe80::1", "febf::1", "fec0::1", "ff02::1", "1fff::1",
    ])
  func addressIsNotPublic(text: String) throws {
    #expect(try !#require(IPAddress(text)).isPublic)
  }

  /// Other ways to write numbers are no addresses here; the connected address is what counts.
  @Test(
    arguments: [
      "", "127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "127.0.0.1 ", " 127.0.0.1", "127.0.0.1\0",
      "[::1]",
      "fe80::1%eth0", "1.2.3.4.5", "256.1.1.1", "::1::", "localhost", "１２７.0.0.1",
    ])
  func textIsNoAddress(text: String) { #expect(IPAddress(text) == nil) }

  @Test func mappedAddressIsTheOneInside() throws {
    #expect(IPAddress("::ffff:127.0.0.1") == IPAddress("127.0.0.1"))
    #expect(IPAddress("::ffff:7f00:1")?.description == "127.0.0.1")
    #expect(IPAddress("2001:0DB8:0:0:0::7")?.description == "2001:db8::7")
  }
}
