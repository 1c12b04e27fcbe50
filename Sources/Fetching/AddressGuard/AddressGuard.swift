/// Which addresses a connection may lead to.
///
/// Asked with the address that is about to be connected to, not with a name or the text of an address: what
/// a name meant a moment ago, and how a number can be written, makes no difference.
struct AddressGuard: Sendable {
  /// Whether any address is good: the user said so, or it is a proxy's, which the user named.
  var allowsAll: Bool
  /// Given by the user for this very host.
  var given: Set<IPAddress> = []

  func allows(_ address: IPAddress) -> Bool { allowsAll || given.contains(address) || address.isPublic }
}

extension FetchSettings {
  func addressGuard(host: String, port: Int) -> AddressGuard {
    AddressGuard(
      allowsAll: allowsPrivateAddresses || proxy != nil,
      given: Set(resolve.filter { $0.host == host && $0.port == port }.map(\.address)))
  }
}
