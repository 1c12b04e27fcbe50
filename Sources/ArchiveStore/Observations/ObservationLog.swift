/// The files of the log: one of lines and one of evidence for each month.
enum ObservationLog {
  /// `2026-11` for an instant within ``RFC3339/range``, by UTC.
  static func month(of unixMilliseconds: Int64) -> String {
    String(RFC3339.text(unixMilliseconds: unixMilliseconds).prefix(7))
  }

  static func lines(of month: String) -> String { "\(month).jsonl" }
  static func evidence(of month: String) -> String { "\(month).warc.gz" }

  /// Whether a file in the log's folder is one of lines.
  static func isLines(_ file: String) -> Bool { isMonth(file.prefix(7)) && file.dropFirst(7) == ".jsonl" }

  /// Whether a file is one that the log appends to.
  static func isLog(_ file: String) -> Bool {
    isMonth(file.prefix(7)) && [".jsonl", ".warc.gz"].contains(file.dropFirst(7))
  }

  private static func isMonth(_ text: Substring) -> Bool {
    let digit = UInt8(ascii: "0")...UInt8(ascii: "9")
    return text.utf8.count == 7
      && text.utf8.enumerated().allSatisfy { $0 == 4 ? $1 == UInt8(ascii: "-") : digit.contains($1) }
  }
}

extension Archive {
  /// The files of evidence, relative to the archive's folder, in the order of the months.
  ///
  /// Throws ``ArchiveError/Kind/io``.
  public func evidenceFiles() throws(ArchiveError) -> [String] {
    let files = try folder.names(in: ArchiveLayout.observations) ?? []
    return files.filter { ObservationLog.isLog($0) && !ObservationLog.isLines($0) }
      .map { "\(ArchiveLayout.observations)/\($0)" }
  }

  /// The observations in the order in which they were recorded: all, or those of one article.
  ///
  /// Throws ``ArchiveError/Kind/io``.
  public func observations(of article: ObjectName? = nil) throws(ArchiveError) -> ObservationReader {
    let files = try folder.names(in: ArchiveLayout.observations) ?? []
    return ObservationReader(
      folder: folder, files: files.filter(ObservationLog.isLines),
      marks: article.map { [ObservationLine.mark(of: $0)] } ?? [])
  }

  /// The looks that did not find their article, of all articles, from the month of an instant on.
  ///
  /// Throws ``ArchiveError/Kind/io``.
  public func misses(since recordedAt: Int64) throws(ArchiveError) -> ObservationReader {
    let files = try folder.names(in: ArchiveLayout.observations) ?? []
    let first = ObservationLog.lines(of: ObservationLog.month(of: recordedAt))
    return ObservationReader(
      folder: folder, files: files.filter { ObservationLog.isLines($0) && $0 >= first },
      marks: [.gone, .replaced].map(ObservationLine.mark))
  }
}
