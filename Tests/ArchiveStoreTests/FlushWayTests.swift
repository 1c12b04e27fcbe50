import Testing

@testable import ArchiveStore

/// One flush for all only where it promises as much as one for each file.
@Suite struct FlushWayTests {
  // The constants are those of linux/magic.h and, for zfs and bcachefs, of their own sources.
  @Test(
    arguments: [0xEF53, 0x5846_5342, 0x9123_683E, 0xF2F5_2010, 0x0102_1994, 0x2FC1_2FC1, 0xCA45_1A4E]
      as [UInt32])
  func localFileSystemIsFlushedAsAWhole(magic: UInt32) {
    #expect(FlushWay(fileSystem: magic, kernel: "6.12.48+deb13-amd64") == .wholeFileSystem)
    #expect(FlushWay(fileSystem: magic, kernel: "5.7.19") == .eachFile)
  }

  // nfs, fuse, 9p, smb2, overlayfs, ceph, vfat, exfat, ntfs3, none.
  @Test(
    arguments: [
      0x6969, 0x6573_5546, 0x0102_1997, 0xFE53_4D42, 0x794C_7630, 0x00C3_6400, 0x4D44, 0x2011_BAB0,
      0x7366_746E, 0,
    ] as [UInt32])
  func otherFileSystemIsFlushedFileByFile(magic: UInt32) {
    #expect(FlushWay(fileSystem: magic, kernel: "6.12.48") == .eachFile)
  }

  @Test(arguments: ["5.8", "5.8.0", "5.10.0-28-amd64", "6.1", "10.0.0", "5.8-rc1"])
  func kernelThatReportsErrors(release: String) {
    #expect(FlushWay(fileSystem: 0xEF53, kernel: release) == .wholeFileSystem)
  }

  @Test(arguments: ["", "5", "5.", "5.7", "4.19.0", "5.7.19-8.9", "linux", "x.y.z", "٦.٩", "-6.9"])
  func kernelThatDoesNot(release: String) {
    #expect(FlushWay(fileSystem: 0xEF53, kernel: release) == .eachFile)
  }
}
