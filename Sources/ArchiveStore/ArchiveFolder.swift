import Glibc

/// The archive's folder on the file system: every call to the kernel that the store makes, each wrapped once.
///
/// Paths are relative to the folder, "" is the folder itself. Interrupted calls are repeated, short writes
/// continued. Every call that can fail goes through ``attempt(_:_:)``, so a test that injects faults has one
/// place to do it. A failed fsync is never repeated: the kernel may have dropped the pages.
struct ArchiveFolder: Sendable {
  enum Entry: Sendable, Hashable {
    case file, folder, other
  }

  /// The folder as the caller gave it.
  let path: String

  init(path: String) {
    // An empty path would make every path below it start at the root of the file system.
    self.path = path.isEmpty ? "." : path
  }

  /// What lies there, or `nil` for nothing; links are not followed.
  func entry(at relative: String) throws(ArchiveError) -> Entry? {
    var status = stat()
    do {
      try attempt(relative) { lstat($0, &status) }
    } catch {
      if error.isAbsence { return nil }
      throw error.archiveError
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The names in a folder, sorted, or `nil` where nothing lies there.
  func names(in relative: String) throws(ArchiveError) -> [String]? {
    var names: [String] = []
    do throws(SystemError) {
      // closedir closes the descriptor that fdopendir takes over.
      let descriptor = try open(relative, O_RDONLY | O_DIRECTORY).release()
      guard let stream = fdopendir(descriptor) else {
        let code = errno
        close(descriptor)
        throw SystemError(code: code, path: displayed(relative))
      }
      defer { closedir(stream) }
      errno = 0
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
        errno = 0
      }
      if errno != 0 { throw SystemError(code: errno, path: displayed(relative)) }
    } catch {
      if error.code == ENOENT { return nil }
      throw error.archiveError
    }
    return names.sorted()
  }

  /// The content of a file, or `nil` where there is none.
  func content(of relative: String) throws(ArchiveError) -> [UInt8]? {
    var bytes: [UInt8] = []
    do {
      let file = try open(relative, O_RDONLY)
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = try attempt(relative) { _ in read(file.number, &chunk, chunk.count) }
        if count == 0 { return bytes }
        bytes.append(contentsOf: chunk[..<count])
      }
    } catch {
      if error.isAbsence { return nil }
      throw error.archiveError
    }
  }

  /// Makes a new file whose content is on the disk when this returns; its name in the folder is not yet.
  func create(_ relative: String, content: [UInt8]) throws(ArchiveError) {
    do {
      let file = try open(relative, O_WRONLY | O_CREAT | O_EXCL)
      var written = 0
      while written < content.count {
        written += try attempt(relative) { _ in
          content.withUnsafeBytes { bytes in
            write(file.number, bytes.baseAddress?.advanced(by: written), bytes.count - written)
          }
        }
      }
      try attempt(relative) { _ in fsync(file.number) }
    } catch {
      throw error.archiveError
    }
  }

  /// Makes a folder and says whether it had to; whatever has the name already is left.
  @discardableResult
  func createFolder(_ relative: String) throws(ArchiveError) -> Bool {
    do {
      try attempt(relative) { mkdir($0, 0o777) }
      return true
    } catch {
      if error.code == EEXIST { return false }
      throw error.archiveError
    }
  }

  /// Makes the archive's folder itself, with the folders above it that are missing, each durably.
  func createWithParents() throws(ArchiveError) {
    var above = path.hasPrefix("/") ? "/" : "."
    for component in path.split(separator: "/") {
      let parent = ArchiveFolder(path: above)
      if try parent.createFolder(String(component)) { try parent.synchronizeFolder("") }
      above += "/\(component)"
    }
  }

  /// Puts the names in a folder on the disk: what was made in it, renamed into it or removed from it.
  func synchronizeFolder(_ relative: String) throws(ArchiveError) {
    do {
      let folder = try open(relative, O_RDONLY | O_DIRECTORY)
      try attempt(relative) { _ in fsync(folder.number) }
    } catch {
      throw error.archiveError
    }
  }

  /// Gives a file or a folder another place; a file that is there is replaced in one step.
  func move(_ source: String, to target: String) throws(ArchiveError) {
    do {
      try attempt(target) { rename(absolute(source), $0) }
    } catch {
      throw error.archiveError
    }
  }

  /// Removes what lies there with all that is in it, links not followed; nothing there is as good.
  func removeAll(at relative: String) throws(ArchiveError) {
    let entry = try entry(at: relative)
    if entry == .folder {
      for name in try names(in: relative) ?? [] { try removeAll(at: "\(relative)/\(name)") }
    }
    do {
      switch entry {
      case .folder: try attempt(relative) { rmdir($0) }
      case .file, .other: try attempt(relative) { unlink($0) }
      case nil: break
      }
    } catch {
      throw error.archiveError
    }
  }

  /// Takes the kernel's lock on a file, which is made if absent.
  ///
  /// The lock is held until the result goes, or the process dies in whatever way. Throws
  /// ``ArchiveError/Kind/locked`` at once where another run holds it.
  func lock(_ relative: String) throws(ArchiveError) -> OpenFile {
    do {
      let file = try open(relative, O_RDWR | O_CREAT)
      try attempt(relative) { _ in flock(file.number, LOCK_EX | LOCK_NB) }
      return file
    } catch {
      if error.code == EWOULDBLOCK {
        throw ArchiveError(.locked, path: path, reason: "another run is writing to this archive")
      }
      throw error.archiveError
    }
  }

  private func open(_ relative: String, _ flags: Int32) throws(SystemError) -> OpenFile {
    OpenFile(number: try attempt(relative) { Glibc.open($0, flags | O_CLOEXEC, 0o666) })
  }

  @discardableResult
  private func attempt<Result: SignedInteger>(
    _ relative: String, _ call: (UnsafePointer<CChar>) -> Result
  ) throws(SystemError) -> Result {
    while true {
      let (result, code) = absolute(relative).withCString { path in
        let result = call(path)
        return (result, errno)
      }
      if result >= 0 { return result }
      guard code == EINTR else { throw SystemError(code: code, path: displayed(relative)) }
    }
  }

  private func absolute(_ relative: String) -> String {
    relative.isEmpty ? path : "\(path)/\(relative)"
  }

  private func displayed(_ relative: String) -> String {
    relative.isEmpty ? path : relative
  }
}

/// An open file or folder; closed when it goes.
struct OpenFile: ~Copyable {
  let number: Int32

  /// Gives the descriptor to somebody else to close.
  consuming func release() -> Int32 {
    let number = number
    discard self
    return number
  }

  deinit { close(number) }
}

/// A call to the kernel that failed.
private struct SystemError: Error {
  let code: Int32
  let path: String

  var reason: String { String(cString: strerror(code)) }
  var isAbsence: Bool { code == ENOENT || code == ENOTDIR }
  var archiveError: ArchiveError { ArchiveError(.io, path: path, reason: reason) }
}
