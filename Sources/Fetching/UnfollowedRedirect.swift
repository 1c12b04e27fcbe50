/// Why a redirect was not followed: the answer that holds it is then the last one.
public enum UnfollowedRedirect: Sendable, Hashable, CustomStringConvertible {
  /// To an address that the caller does not want.
  case notWanted(String)
  /// To a host that is none of NetEase's and was not allowed.
  case hostNotAllowed(String)
  /// To something that is no http or https address, or has a user in it.
  case badAddress(String)
  /// Back to an address that was asked for twice already.
  case loop(String)
  /// More than so many in a row.
  case tooMany(Int)

  public var description: String {
    switch self {
    case .notWanted(let target): "it redirects to \(target)"
    case .hostNotAllowed(let target): "it redirects to \(target), which is not a host of NetEase"
    case .badAddress(let target): "it redirects to \(target), which is no address that may be fetched"
    case .loop(let target): "it redirects in a circle, to \(target) again"
    case .tooMany(let limit): "it redirects more than \(limit) times"
    }
  }
}
