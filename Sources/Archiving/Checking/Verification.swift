public import ArchiveStore
internal import Catalog
internal import FoundationEssentials
internal import WARC

/// Checks everything that an archive says of itself: digests, inventories, WARC records, the log, the catalog.
///
/// Writes nothing but the place where it stopped.
public struct Verification: Sendable {
  private let folder: String
  private let archive: Archive
  private let audit: ArchiveAudit

  public init(of folder: String, clock: @escaping @Sendable () -> Int64) throws(ArchiveError) {
    self.folder = folder
    audit = try ArchiveAudit(at: folder, clock: clock)
    archive = audit.archive
  }

  /// Gives `report` each problem as it is found.
  ///
  /// The log, its evidence and the catalog are checked whole, whatever part of the objects `scope` names.
  public func run(
    _ scope: AuditScope = .all, report: (AuditProblem) -> Void
  ) async throws(ArchiveError) -> AuditOutcome {
    var outcome = try await audit.run(scope, checkContent: Self.check) { report($0) }
    for problem in problemsBesideObjects() {
      switch problem.severity {
      case .error: outcome.errors += 1
      case .warning: outcome.warnings += 1
      case .information: break
      }
      report(problem)
    }
    return outcome
  }

  /// What is wrong with the evidence and the catalog.
  ///
  /// The catalog of an archive that is written at this moment is behind the files, and is not compared with them.
  private func problemsBesideObjects() -> [AuditProblem] {
    do throws(ArchiveError) {
      let before = try archive.writingSince()
      let problems = try evidenceProblems() + catalogProblems()
      let after = try archive.writingSince()
      if before == nil, after == nil { return problems }
      return problems.filter { $0.mending != .reindex } + [
        AuditProblem(
          path: "catalog.sqlite", reason: "was not compared with the files: a run is writing to the archive",
          severity: .information, mending: .nothing)
      ]
    } catch {
      return [
        AuditProblem(
          path: error.path, reason: "cannot be read: \(error.reason)", severity: .error, mending: .nothing)
      ]
    }
  }

  // MARK: Files of an article

  @Sendable private static func check(_ file: ContentFile) throws(ArchiveError) -> [AuditProblem] {
    switch file.name {
    case "capture.warc.gz":
      return WARCCheck.problems(in: StoredBytes(file), blockLimit: blockLimit, most: 5).map {
        AuditProblem(
          path: file.path, reason: "is not a sound WARC file: \($0)", severity: .error, mending: .nothing)
      }
    case "article.json":
      var bytes: [UInt8] = []
      while case let more = try file.read(), !more.isEmpty {
        bytes += more
        if bytes.count > blockLimit { break }
      }
      if (try? JSONDecoder().decode(StoredArticle.self, from: Data(bytes))) != nil { return [] }
      return [AuditProblem(path: file.path, reason: "is no article", severity: .error, mending: .nothing)]
    default: return []
    }
  }

  /// What is looked into at most, in bytes; pages are limited to less when they are read.
  private static let blockLimit = 128 << 20

  // MARK: Evidence

  private func evidenceProblems() throws(ArchiveError) -> [AuditProblem] {
    try archive.evidenceFiles().flatMap { path in
      WARCCheck.problems(inFile: "\(folder)/\(path)", blockLimit: Self.blockLimit, most: 20).map {
        AuditProblem(
          path: path, reason: "is not a sound WARC file: \($0)", severity: .error, mending: .nothing)
      }
    }
  }

  // MARK: The catalog

  private func catalogProblems() throws(ArchiveError) -> [AuditProblem] {
    func problem(_ reason: String, _ severity: AuditProblem.Severity = .warning) -> AuditProblem {
      AuditProblem(path: "catalog.sqlite", reason: reason, severity: severity, mending: .reindex)
    }
    let log = try archive.logSizes().description
    var rows: [CatalogKey: CatalogEntry] = [:]
    var counts: [CatalogKey: Int] = [:]
    do throws(CatalogError) {
      let catalog = try CatalogReader(at: CatalogRebuilding.path(in: folder))
      if let damage = try catalog.damage() { return [problem("is damaged: \(damage)")] }
      // One that was made from other files differs in all that came since: that is one problem.
      do throws(CatalogError) {
        try catalog.require(log: log)
      } catch let error where error.kind == .mustBeRebuilt {
        return [problem(error.reason)]
      }
      for entry in try catalog.list() { rows[entry.key] = entry }
      counts = try catalog.lookCounts()
    } catch {
      // Derived, so an archive without it is whole.
      return [problem(error.reason, error.kind == .mustBeRebuilt ? .information : .warning)]
    }
    var looks = Dictionary(grouping: try archive.allObservations(), by: \.article)
    var problems: [AuditProblem] = []
    for name in try archive.objectNames() {
      let (row, count) = (rows.removeValue(forKey: name.key), counts.removeValue(forKey: name.key) ?? 0)
      let seen = looks.removeValue(forKey: name) ?? []
      guard let row, isCurrent(row, of: name, seen) else {
        // What cannot be read is named where its files are checked.
        guard (try? archive.object(name)) != nil else { continue }
        problems.append(problem(row == nil ? "does not have \(name)" : "has \(name) as it was before"))
        continue
      }
      if row.state != CatalogState(ArticleState(seen))
        || count != Set(seen.map(CatalogLook.init)).count
      {
        problems.append(problem("has other looks at \(name) than the log"))
      }
    }
    for (name, seen) in looks
    where counts.removeValue(forKey: name.key) != Set(seen.map(CatalogLook.init)).count {
      problems.append(problem("has other looks at \(name) than the log"))
    }
    for key in Set(rows.keys).union(counts.keys).sorted() {
      problems.append(problem("has \(key), of which there is nothing in the files"))
    }
    return problems
  }

  /// Whether a row was made from the files that are there; most objects need not be opened for it.
  private func isCurrent(_ row: CatalogEntry, of name: ObjectName, _ looks: [Observation]) -> Bool {
    guard let current = Timeline.lastSeen(in: looks) ?? (try? archive.object(name))?.head,
      let object = try? archive.fingerprint(of: name)
    else { return false }
    return row.fingerprint == ArticleIndex.fingerprint(object, current)
  }
}

/// A stored file as a source of bytes for the WARC reader.
private struct StoredBytes: ByteSource {
  private let file: ContentFile

  init(_ file: ContentFile) { self.file = file }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
    do throws(ArchiveError) {
      let bytes = try file.read(upTo: buffer.count)
      buffer.copyBytes(from: bytes)
      return bytes.count
    } catch {
      throw ByteSourceError(error.reason)
    }
  }
}
