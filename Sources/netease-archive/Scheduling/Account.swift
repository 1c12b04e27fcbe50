internal import FoundationEssentials
internal import Glibc

/// The account that the program runs for.
enum Account {
  /// The name of whoever called, behind `sudo` too; `nil` for root.
  static var ofSomebody: String? {
    let name =
      ProcessInfo.processInfo.environment["SUDO_USER"]
      ?? getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) }
    return name == "root" ? nil : name
  }
}
