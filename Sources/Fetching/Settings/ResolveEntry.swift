/// An address that takes the place of the look-up of a host: `HOST:PORT:ADDRESS`, as curl's `--resolve` has it.
public struct ResolveEntry: Sendable, Hashable {
  /// In lower case.
  public let host: String
  public let port: UInt16
  let address: IPAddress

  /// Reads `www.163.com:443:127.0.0.1` or `www.163.com:443:[::1]`.
  public init(_ text: String) throws(FetchSettingsError) {
    let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw FetchSettingsError(text, "is not HOST:PORT:ADDRESS") }
    guard let host = HostRule.name(parts[0]) else {
      throw FetchSettingsError(text, "\"\(parts[0])\" is not the name of a host")
    }
    guard let port = UInt16(parts[1]), port > 0 else {
      throw FetchSettingsError(text, "\"\(parts[1])\" is not a port, 1 to 65535")
    }
    var address = parts[2]
    if address.hasPrefix("["), address.hasSuffix("]") { address = address.dropFirst().dropLast() }
    guard let address = IPAddress(String(address)) else {
      throw FetchSettingsError(text, "\"\(parts[2])\" is not an IP address")
    }
    self.host = host
    self.port = port
    self.address = address
  }
}
