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

  /// Whether an account may read a file, by owner, group and mode; also where it is not known that it may not.
  static func mayRead(_ path: String, as user: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, let entry = getpwnam(user)?.pointee, entry.pw_uid != 0 else {
      return true
    }
    if status.st_uid == entry.pw_uid { return status.st_mode & S_IRUSR != 0 }
    var groups = [gid_t](repeating: 0, count: 1024)
    var count = Int32(groups.count)
    guard getgrouplist(user, entry.pw_gid, &groups, &count) >= 0 else { return true }
    let isInGroup = groups.prefix(Int(count)).contains(status.st_gid)
    return status.st_mode & (isInGroup ? S_IRGRP : S_IROTH) != 0
  }
}
