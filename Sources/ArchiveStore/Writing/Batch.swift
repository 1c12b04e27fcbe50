/// What waits to be committed: versions in the staging folder, lines and evidence in memory.
struct Batch: Sendable {
  private(set) var objects: [Journal.Object] = []
  private(set) var staged: Set<ObjectName> = []
  /// The articles that it changes or notes something of, each once.
  private(set) var articles: [ObjectName] = []
  private var known: Set<ObjectName> = []
  /// The bytes for the end of each file of the log.
  private var logs: [String: [UInt8]] = [:]

  var isEmpty: Bool { objects.isEmpty && logs.isEmpty }

  mutating func add(_ object: Journal.Object) {
    objects.append(object)
    staged.insert(object.name)
    add(object.name)
  }

  mutating func add(_ observation: Observation, line: [UInt8], evidence: [UInt8]?) {
    let month = ObservationLog.month(of: observation.recordedAt)
    logs[ObservationLog.lines(of: month), default: []] += line
    if let evidence { logs[ObservationLog.evidence(of: month), default: []] += evidence }
    add(observation.article)
  }

  /// Whether evidence waits for the file of that month.
  func hasEvidence(for month: String) -> Bool { logs[ObservationLog.evidence(of: month)] != nil }

  private mutating func add(_ article: ObjectName) {
    if known.insert(article).inserted { articles.append(article) }
  }

  /// Writes the bytes for the log into the staging folder.
  func stageAppends(on disk: inout DurableFolder) throws(ArchiveError) -> [Journal.Append] {
    var appends: [Journal.Append] = []
    if !logs.isEmpty { try disk.createFolder(StagingLayout.observations) }
    // Evidence before the lines that name it.
    for (file, bytes) in logs.sorted(by: { $0.key > $1.key }) {
      let size = try disk.folder.size(of: "\(ArchiveLayout.observations)/\(file)")
      let append = Journal.Append(file: file, offset: size, length: Int64(bytes.count))
      try disk.create(append.staged, content: bytes)
      appends.append(append)
    }
    return appends
  }

  /// What is left of it in the staging folder after it was published.
  func leftovers(after appends: [Journal.Append]) -> [String] {
    let columns = Set(objects.filter(\.isNewObject).map { "\(StagingLayout.objects)/\($0.name.column)" })
    // In order, so that a run can be disturbed at the same call as one before.
    return appends.map(\.staged) + columns.sorted() + objects.filter { !$0.isNewObject }.map(\.staged)
  }
}
