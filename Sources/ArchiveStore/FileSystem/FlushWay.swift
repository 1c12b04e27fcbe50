/// How what was written is put on the disk.
///
/// One call for the whole file system is much faster than one for each file, but promises as much only where
/// it writes everything, waits for it, and says if something could not be written.
enum FlushWay: Sendable, Hashable {
  /// syncfs(2): since Linux 5.8 it fails if any file of the file system could not be written since the
  /// descriptor was opened or last flushed (man 2 sync, VERSIONS and NOTES).
  case wholeFileSystem
  /// fsync(2) of every file and every folder.
  case eachFile

  /// `magic` is what statfs(2) calls `f_type`, `release` what uname(2) says of the kernel: `6.12.1-amd64`.
  init(fileSystem magic: UInt32, kernel release: String) {
    self = Self.local.contains(magic) && Self.reportsErrors(release) ? .wholeFileSystem : .eachFile
  }

  /// The local file systems whose failed writes reach syncfs, by the constants of linux/magic.h.
  ///
  /// Not overlayfs: files are written by the file system below it, whose errors syncfs need not report
  /// above (man 2 sync speaks of the file system of the descriptor; fsync goes through to the file below).
  private static let local: Set<UInt32> = [
    0x0000_EF53,  // ext2, ext3, ext4
    0x5846_5342,  // xfs
    0x9123_683E,  // btrfs
    0xF2F5_2010,  // f2fs
    0x0102_1994,  // tmpfs
    0x2FC1_2FC1,  // zfs
    0xCA45_1A4E,  // bcachefs
  ]

  private static func reportsErrors(_ release: String) -> Bool {
    let numbers = release.split(separator: ".", maxSplits: 2).prefix(2).map { part in
      Int(part.prefix { $0.isASCII && $0.isNumber }) ?? 0
    }
    return numbers.count == 2 && (numbers[0], numbers[1]) >= (5, 8)
  }
}
