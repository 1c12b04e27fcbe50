import Glibc

/// The archive's folder on the file system: every call to the kernel by a path is made here.
///
/// Paths are relative to the folder, "" is the folder itself. The calls by a descriptor are in ``OpenFile``.
struct ArchiveFolder: Sendable {
  enum Entry: Sendable, Hashable {
    case file, folder, other
  }

  /// The folder as the caller gave it.
  let path: String
  private let kernel: Kernel

  init(path: String, kernel: Kernel = Kernel()) {
    // An empty path would make every path below it start at the root of the file system.
    self.path = path.isEmpty ? "." : path
    self.kernel = kernel
  }

  /// What lies there, or `nil` for nothing; links are not followed.
  func entry(at relative: String) throws(ArchiveError) -> Entry? {
    var status = stat()
    do {
      try attempt(.look, relative) { lstat($0, &status) }
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
      var opened: OpaquePointer?
      try attempt(.look, relative) { path in
        opened = opendir(path)
        return opened == nil ? -1 : 0
      }
      guard let stream = opened else { return nil }
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
    guard let file = try openFile(relative) else { return nil }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try file.read(into: &chunk, at: Int64(bytes.count))
      bytes.append(contentsOf: chunk[..<count])
      if count < chunk.count { return bytes }
    }
  }

  /// How many bytes a file has; 0 where there is none.
  func size(of relative: String) throws(ArchiveError) -> Int64 {
    guard let file = try openFile(relative) else { return 0 }
    return try file.size()
  }

  /// The bytes of the blocks that a file takes, or a folder with all that is in it; 0 where nothing lies there.
  func allocatedBytes(of relative: String) throws(ArchiveError) -> Int64 {
    var status = stat()
    do {
      try attempt(.look, relative) { lstat($0, &status) }
    } catch {
      if error.isAbsence { return 0 }
      throw error.archiveError
    }
    // In units of 512 bytes, whatever the file system's are (stat(3type)).
    var bytes = Int64(status.st_blocks) * 512
    if status.st_mode & S_IFMT == S_IFDIR {
      for name in try names(in: relative) ?? [] { bytes += try allocatedBytes(of: "\(relative)/\(name)") }
    }
    return bytes
  }

  /// Makes a new file; `durably` puts its content, though not yet its name, on the disk before it returns.
  func create(_ relative: String, content: [UInt8], durably: Bool) throws(ArchiveError) {
    let file = try openFile(relative, .create)
    try file.write(content[...], at: 0)
    if durably { try file.synchronize() }
  }

  /// Makes a folder and says whether it had to; whatever has the name already is left.
  @discardableResult
  func createFolder(_ relative: String) throws(ArchiveError) -> Bool {
    do {
      try attempt(.change, relative) { mkdir($0, 0o777) }
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
      let parent = ArchiveFolder(path: above, kernel: kernel)
      if try parent.createFolder(String(component)) { try parent.synchronizeFolder("") }
      above += "/\(component)"
    }
  }

  /// Puts the names in a folder on the disk: what was made in it, renamed into it or removed from it.
  func synchronizeFolder(_ relative: String) throws(ArchiveError) {
    try openFolder(relative).synchronize()
  }

  /// Gives a file or a folder another place; a file that is there is replaced in one step.
  func move(_ source: String, to target: String) throws(ArchiveError) {
    do {
      try attempt(.change, target) { rename(absolute(source), $0) }
    } catch {
      throw error.archiveError
    }
  }

  /// Removes what lies there with all that is in it, links not followed; nothing there is as good.
  func removeAll(at relative: String) throws(ArchiveError) {
    do {
      try attempt(.change, relative) { unlink($0) }
      return
    } catch {
      if error.isAbsence { return }
      // What Linux says for a folder; POSIX has EPERM.
      guard error.code == EISDIR || error.code == EPERM else { throw error.archiveError }
    }
    if try removeEmptyFolder(relative) { return }
    for name in try names(in: relative) ?? [] { try removeAll(at: "\(relative)/\(name)") }
    _ = try removeEmptyFolder(relative)
  }

  /// Removes a folder if nothing is in it, and says whether it did.
  func removeEmptyFolder(_ relative: String) throws(ArchiveError) -> Bool {
    do {
      try attempt(.change, relative) { rmdir($0) }
      return true
    } catch {
      if error.code == ENOTEMPTY || error.code == EEXIST { return false }
      throw error.archiveError
    }
  }

  /// Takes the kernel's lock on a file, which is made if absent.
  ///
  /// The lock is held until the result goes, or the process dies in whatever way; `nil` where another run
  /// holds it.
  func lock(_ relative: String) throws(ArchiveError) -> OpenFile? {
    let file = try openFile(relative, .change)
    do {
      try attempt(.look, relative) { _ in flock(file.number, LOCK_EX | LOCK_NB) }
    } catch {
      if error.code == EWOULDBLOCK { return nil }
      throw error.archiveError
    }
    return file
  }

  /// Whether another run holds the kernel's lock on a file; nothing is written.
  func isLocked(_ relative: String) throws(ArchiveError) -> Bool {
    guard let file = try openFile(relative) else { return false }
    do {
      try attempt(.look, relative) { _ in flock(file.number, LOCK_SH | LOCK_NB) }
      return false
    } catch {
      if error.code == EWOULDBLOCK { return true }
      throw error.archiveError
    }
  }

  func openFolder(_ relative: String) throws(ArchiveError) -> OpenFile {
    do {
      return try open(relative, O_RDONLY | O_DIRECTORY)
    } catch {
      throw error.archiveError
    }
  }

  /// Opens a file for reading, or gives `nil` where there is none.
  func openFile(_ relative: String) throws(ArchiveError) -> OpenFile? {
    do {
      // A named pipe would otherwise make the call wait for somebody who writes to it.
      return try open(relative, O_RDONLY | O_NONBLOCK)
    } catch {
      if error.isAbsence { return nil }
      throw error.archiveError
    }
  }

  enum Purpose {
    /// A file that must not be there yet.
    case create
    /// A file that is made if absent.
    case change
  }

  func openFile(_ relative: String, _ purpose: Purpose) throws(ArchiveError) -> OpenFile {
    do {
      return try open(relative, purpose == .create ? O_WRONLY | O_CREAT | O_EXCL : O_RDWR | O_CREAT)
    } catch {
      throw error.archiveError
    }
  }

  private func open(_ relative: String, _ flags: Int32) throws(SystemError) -> OpenFile {
    let number = try attempt(flags & O_CREAT == 0 ? .look : .change, relative) {
      Glibc.open($0, flags | O_CLOEXEC, 0o666)
    }
    return OpenFile(number: number, path: displayed(relative), kernel: kernel)
  }

  @discardableResult
  private func attempt<Result: SignedInteger>(
    _ effect: Kernel.Effect, _ relative: String, _ call: (UnsafePointer<CChar>) -> Result
  ) throws(SystemError) -> Result {
    try kernel.attempt(effect, displayed(relative)) {
      absolute(relative).withCString { path in
        let result = call(path)
        return (result, errno)
      }
    }
  }

  private func absolute(_ relative: String) -> String {
    relative.isEmpty ? path : "\(path)/\(relative)"
  }

  private func displayed(_ relative: String) -> String {
    relative.isEmpty ? path : relative
  }
}
