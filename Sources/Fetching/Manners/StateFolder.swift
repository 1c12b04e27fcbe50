import Glibc
internal import Synchronization

/// A folder for what runs of one account have to know of each other: when a host may be asked again, and what its
/// robots.txt says.
///
/// All of it may be deleted at any time; what is lost is a wait or a request. Where it cannot be written the run goes
/// on without it, after one warning.
public final class StateFolder: Sendable {
  /// The folder as the caller gave it; made when it is first written to.
  public let path: String
  private let warn: @Sendable (String) -> Void
  private let hasWarned = Mutex(false)

  /// `warn` is given one sentence, once, if the folder cannot be used.
  public init(path: String, warn: @escaping @Sendable (String) -> Void) {
    self.path = path
    self.warn = warn
  }

  /// Where the folder is for a process with this environment, or `nil` if it does not say.
  ///
  /// `CACHE_DIRECTORY` is what systemd gives to a service (systemd.exec(5), the first where there are several); the
  /// others are those of the XDG Base Directory Specification, by which a relative path does not count.
  public static func path(in environment: [String: String]) -> String? {
    func folder(_ name: String) -> String? {
      environment[name]?.split(separator: ":").first.flatMap { $0.hasPrefix("/") ? String($0) : nil }
    }
    return folder("CACHE_DIRECTORY") ?? folder("XDG_CACHE_HOME").map { $0 + "/netease-archive" }
      ?? folder("HOME").map { $0 + "/.cache/netease-archive" }
  }

  /// Opens a file for reading, writing and locking, made if absent; `nil`, after a warning, where that fails.
  func open(_ relative: String) -> StateFile? {
    let file = "\(path)/\(relative)"
    for isLastTry in [false, true] {
      let number = Glibc.open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      if number >= 0 { return StateFile(number: number) }
      guard errno == ENOENT, !isLastTry else { break }
      Self.makeFolders(above: file)
    }
    warnOnce(errno)
    return nil
  }

  /// The content of a file; `nil` where there is none that can be read, or it is larger than anything kept here.
  func content(of relative: String) -> [UInt8]? {
    let number = Glibc.open("\(path)/\(relative)", O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard number >= 0 else { return nil }
    return StateFile(number: number).content(upTo: 1 << 20)
  }

  /// Puts a file in the place of the one that is there, in one step.
  ///
  /// It is not flushed: after a power cut it may be empty or cut short, which its reader has to notice.
  func replace(_ relative: String, with content: [UInt8]) {
    // Another process may write the same file.
    let staged = "\(relative).\(getpid())"
    guard let file = open(staged) else { return }
    guard file.replaceContent(with: content), rename("\(path)/\(staged)", "\(path)/\(relative)") == 0 else {
      warnOnce(errno)
      unlink("\(path)/\(staged)")
      return
    }
  }

  /// Says once that runs cannot take each other into account.
  func warnOnce(_ code: Int32) {
    let isFirst = hasWarned.withLock { hasWarned in
      defer { hasWarned = true }
      return !hasWarned
    }
    guard isFirst else { return }
    warn(
      "\(path): \(String(cString: strerror(code))); without this folder other runs do not know when a host was "
        + "last asked, and each asks for robots.txt again")
  }

  private static func makeFolders(above file: String) {
    // What fails here fails again, and is reported, when the file is opened.
    for slash in file.indices.dropFirst() where file[slash] == "/" { mkdir(String(file[..<slash]), 0o700) }
  }
}
