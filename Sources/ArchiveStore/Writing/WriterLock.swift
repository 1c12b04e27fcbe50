/// The kernel's lock that the one writer holds until this goes, or the process dies in whatever way.
///
/// The lock's file says since when it is held, for the next who wants it, and is empty while nobody holds it.
struct WriterLock: ~Copyable, Sendable {
  private let file: OpenFile

  /// Throws ``ArchiveError/Kind/locked`` at once where another run holds it.
  init(in folder: ArchiveFolder, since now: Int64) throws(ArchiveError) {
    guard let file = try folder.lock(ArchiveLayout.lock) else {
      let since = try? Self.instant(in: folder)
      let reason =
        since.map {
          "another run has been writing to this archive since \(RFC3339.text(unixMilliseconds: $0))"
        }
        ?? "another run is writing to this archive"
      throw ArchiveError(.locked, path: folder.path, reason: reason)
    }
    // The lock holds without the text: on a full disk the next one is told less, that is all.
    let text = Array("\(RFC3339.text(unixMilliseconds: now))\n".utf8)
    try? file.truncate(to: 0)
    try? file.write(text[...], at: 0)
    self.file = file
  }

  deinit {
    // If it cannot be emptied, the next holder overwrites it.
    try? file.truncate(to: 0)
    // Closing does not do while a process that was just forked from this one holds the same descriptor (man 2
    // flock, DESCRIPTION).
    try? file.unlock()
  }

  /// What the lock's file says, in Unix milliseconds; a run that was killed has left it there.
  fileprivate static func instant(in folder: ArchiveFolder) throws(ArchiveError) -> Int64? {
    guard let file = try folder.openFile(ArchiveLayout.lock) else { return nil }
    var text = [UInt8](repeating: 0, count: 64)
    let count = try file.read(into: &text, at: 0)
    guard text[..<count].last == UInt8(ascii: "\n") else { return nil }
    return RFC3339.unixMilliseconds(String(decoding: text[..<(count - 1)], as: UTF8.self))
  }
}

extension Archive {
  /// Since when a run has been writing to the archive, in Unix milliseconds to the second; `nil` if none is.
  ///
  /// The kernel is asked only where the lock's file names an instant: asking takes the lock for a moment, in which
  /// a run could not start. So a run on a disk that was full when it began is not seen. Throws
  /// ``ArchiveError/Kind/io``.
  public func writingSince() throws(ArchiveError) -> Int64? {
    guard let since = try WriterLock.instant(in: folder), try folder.isLocked(ArchiveLayout.lock) else {
      return nil
    }
    return since
  }
}
