internal import FoundationEssentials
internal import Glibc

extension Error {
  /// Why the system did not do something with a file, as it says it; the error's own words where it said nothing.
  public var systemReason: String {
    guard let code = ((self as? CocoaError)?.underlying as? POSIXError)?.code else { return "\(self)" }
    return String(cString: strerror(code.rawValue))
  }
}
