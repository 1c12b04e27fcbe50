import FoundationEssentials
internal import OrderedJSON

/// How far audits have come on their round through the archive, as the file `.verified` keeps it.
public struct AuditProgress: Sendable, Hashable {
  /// The last object that was audited; `nil` before the first.
  public var cursor: ObjectName?
  /// When the last audit ended, in RFC 3339.
  public var auditedAt: String?
  /// When the present round began, and the objects that were audited on it.
  public var roundBegan: String?
  public var roundObjects = 0
  /// When the last whole round ended.
  public var lastRoundEnded: String?

  public init() {}
}

extension AuditProgress {
  static let file = ".verified"
  private static let longest = 1 << 12

  /// What the file says; nothing if it is absent or damaged: the audits then begin a round.
  init(in folder: ArchiveFolder) {
    self.init()
    guard let bytes = folder.storedFile(Self.file, longest: Self.longest).bytes,
      let document = try? JSONDecoder().decode(Document.self, from: Data(bytes))
    else { return }
    let parts = document.cursor?.split(separator: "/").map(String.init) ?? []
    if parts.count == 2 { cursor = try? ObjectName(column: parts[0], name: parts[1]) }
    auditedAt = document.auditedAt
    roundBegan = document.roundBegan
    roundObjects = document.roundObjects ?? 0
    lastRoundEnded = document.lastRoundEnded
  }

  /// Puts the file in place in one step.
  func write(in folder: ArchiveFolder) throws(ArchiveError) {
    let value: JSONValue = [
      "cursor": JSONValue(cursor?.description), "auditedAt": JSONValue(auditedAt),
      "roundBegan": JSONValue(roundBegan), "roundObjects": .integer(roundObjects),
      "lastRoundEnded": JSONValue(lastRoundEnded),
    ]
    let next = "\(Self.file)+next"
    try folder.removeAll(at: next)
    try folder.create(next, content: value.utf8(.line), durably: true)
    try folder.move(next, to: Self.file)
  }

  private struct Document: Decodable {
    var cursor: String?
    var auditedAt: String?
    var roundBegan: String?
    var roundObjects: Int?
    var lastRoundEnded: String?
  }
}
