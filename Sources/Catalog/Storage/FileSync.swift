internal import Glibc

/// Makes files durable that SQLite wrote without waiting.
enum FileSync {
  static func sync(_ path: String) throws { try sync(path, O_RDONLY | O_CLOEXEC) }

  /// A name is durable when its folder is.
  static func syncFolder(of path: String) throws {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "."
    try sync(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
  }

  private static func sync(_ path: String, _ flags: Int32) throws {
    let descriptor = untilItEnds { open(path, flags) }
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    guard untilItEnds({ fsync(descriptor) }) == 0 else { throw failure(path) }
  }

  /// Makes a call again that a signal interrupted.
  private static func untilItEnds(_ call: () -> Int32) -> Int32 {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }

  private static func failure(_ path: String) -> CatalogError {
    let reason = String(cString: strerror(errno))
    return CatalogError(.io, file: CatalogFile(path: path).name, reason: reason)
  }
}
