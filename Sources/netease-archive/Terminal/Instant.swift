internal import ArchiveStore

/// How instants are shown: in UTC with its Z, because they are evidence and no terminal's zone is written beside
/// them.
enum Instant {
  static func text(_ unixMilliseconds: Int64) -> String { RFC3339.text(unixMilliseconds: unixMilliseconds) }
}
