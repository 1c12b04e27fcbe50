internal import Glibc

/// Where the configuration file is.
public enum ConfigurationFile {
  /// The file to read: the given one, else the first that is there.
  ///
  /// These are `$XDG_CONFIG_HOME/netease-archive/config.yaml` (`~/.config` where the variable is not set) and
  /// `/etc/netease-archive/config.yaml`. `nil` if neither is there: then the defaults hold.
  public static func find(given: String?, variable: (String) -> String?) -> String? {
    given ?? places(variable: variable).first(where: isThere)
  }

  /// Where a user's own file belongs; `nil` without `$XDG_CONFIG_HOME` and `$HOME`.
  public static func own(variable: (String) -> String?) -> String? {
    // XDG Base Directory Specification: a path that is not absolute counts as none.
    let folder =
      variable("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? variable("HOME").flatMap { $0.hasPrefix("/") ? $0 + "/.config" : nil }
    return folder.map { $0 + "/netease-archive/config.yaml" }
  }

  /// The places that are looked at, in their order.
  public static func places(variable: (String) -> String?) -> [String] {
    [own(variable: variable), "/etc/netease-archive/config.yaml"].compactMap { $0 }
  }

  /// A file that may not be read is there too: to pass over it would be a silence.
  private static func isThere(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 || errno != ENOENT && errno != ENOTDIR
  }
}
