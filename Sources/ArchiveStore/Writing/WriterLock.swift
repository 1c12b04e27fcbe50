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
        since.map { "another run has been writing to this archive since \($0)" }
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

  private static func instant(in folder: ArchiveFolder) throws(ArchiveError) -> String? {
    guard let file = try folder.openFile(ArchiveLayout.lock) else { return nil }
    var text = [UInt8](repeating: 0, count: 64)
    let count = try file.read(into: &text, at: 0)
    guard text[..<count].last == UInt8(ascii: "\n") else { return nil }
    return RFC3339.unixMilliseconds(String(decoding: text[..<(count - 1)], as: UTF8.self))
      .map(RFC3339.text(unixMilliseconds:))
  }
}
