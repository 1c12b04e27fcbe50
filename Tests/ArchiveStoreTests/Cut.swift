import Glibc
import Synchronization

@testable import ArchiveStore

/// Stops or disturbs a writer at a chosen call to the kernel that changes the disk; calls that only look go on.
///
/// Nothing is flushed: a flush counts as a call, and is pretended.
final class Cut: Sendable {
  enum Kind: Sendable, CaseIterable {
    /// This call and all that follow fail, as if the process had died before it.
    case death
    /// This call alone fails, as on a full disk.
    case fullDisk
  }

  private let kind: Kind
  private let left: Mutex<Int>

  /// Lets everything happen until ``arm(after:)``.
  init(_ kind: Kind) {
    self.kind = kind
    left = Mutex(Int.max)
  }

  /// Lets `calls` more calls happen.
  func arm(after calls: Int) { left.withLock { $0 = calls } }

  /// Whether the call at which it was to happen was reached.
  var happened: Bool { left.withLock { $0 < 0 } }

  var kernel: Kernel { Kernel { self.interruption($0) } }

  private func interruption(_ effect: Kernel.Effect) -> Int32? {
    if effect == .look { return nil }
    let left = left.withLock { left in
      left -= 1
      return left
    }
    if left == -1 || left < 0 && kind == .death { return kind == .death ? EIO : ENOSPC }
    return effect == .flush ? 0 : nil
  }
}

extension TemporaryFolder {
  /// Opens the archive for writing without flushing anything.
  func writer(_ cut: Cut, way: FlushWay? = nil) throws(ArchiveError) -> ArchiveWriter {
    try ArchiveWriter(
      in: ArchiveFolder(path: archive, kernel: cut.kernel), way: way, version: "0.1",
      clock: { 1_795_441_440_999 })
  }
}
