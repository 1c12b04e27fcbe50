internal import CZlib

/// The checksum of gzip members and ZIP files. (RFC 1952, section 8)
public struct CRC32: Sendable {
  private var state: UInt = 0

  public init() {}

  public var value: UInt32 { UInt32(truncatingIfNeeded: state) }

  public mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { state = crc32_z(state, $0.baseAddress, $0.count) }
  }
}
