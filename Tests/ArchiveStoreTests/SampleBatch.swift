@testable import ArchiveStore

/// A batch with all that there is: new objects in an old and in a new column, a new version, lines in an old and
/// in a new month, evidence.
enum SampleBatch {
  static func neighbour() throws -> ObjectName {
    try ObjectName(column: "051481US", name: "JU7JLCSV051481US_2")
  }
  static func stranger() throws -> ObjectName { try ObjectName(column: "0001899O", name: "JU7JLCSV0001899O") }
  static func fellow() throws -> ObjectName { try ObjectName(column: "0001899O", name: "JU7JLCST0001899O") }
  static func absent() throws -> ObjectName { try ObjectName(column: "0001899O", name: "JU7JLCSS0001899O") }

  /// In the order in which the batch names them.
  static func articles() throws -> [ObjectName] {
    [try Sample.name(), try neighbour(), try stranger(), try fellow(), try absent()]
  }

  static func observation(_ recordedAt: Int64, of article: ObjectName? = nil) throws -> Observation {
    Observation(
      recordedAt: recordedAt, seenAt: recordedAt - 1, article: try article ?? Sample.name(),
      url: "https://www.163.com/dy/article/JU7JLCSV051481US.html", outcome: .live, version: .first,
      status: 200)
  }

  // date -u -d '2026-11-23 13:44:00' +%s gives 1795441440, for 2026-12-01 00:00:00 it gives 1796083200.
  static let november: Int64 = 1_795_441_440_999
  static let december: Int64 = 1_796_083_200_000

  /// What is there before: a first version, a line.
  static func prepare(_ writer: inout ArchiveWriter) throws {
    _ = try writer.stage(Sample.first, to: Sample.name(), message: "first")
    try writer.note(observation(november), evidence: Array("old".utf8))
    try writer.commit()
    try writer.markIndexed()
  }

  static func stage(_ writer: inout ArchiveWriter) throws {
    _ = try writer.stage(Sample.second, to: Sample.name(), message: "second")
    for name in [try neighbour(), try stranger(), try fellow()] {
      _ = try writer.stage(Sample.first, to: name, message: "first")
    }
    try writer.note(observation(november), evidence: Array("new".utf8))
    try writer.note(observation(december, of: absent()))
  }
}
