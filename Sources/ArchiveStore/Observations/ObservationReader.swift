/// Reads the log of observations one by one, in bounded memory.
public struct ObservationReader: ~Copyable {
  public enum Entry: Sendable, Hashable {
    case observation(Observation)
    /// A line that is passed over.
    case problem(ObservationProblem)
  }

  private let folder: ArchiveFolder
  /// The months to come.
  private var files: ArraySlice<String>
  /// A line that is wanted has one of these in it; empty for all lines.
  private let marks: [[UInt8]]
  private var lines: LineReader?
  private var file = ""
  private var number = 0

  /// Every mark begins with a quotation mark.
  init(folder: ArchiveFolder, files: [String], marks: [[UInt8]]) {
    self.folder = folder
    self.files = files[...]
    self.marks = marks
  }

  /// The next observation, or what is wrong with the next line; `nil` at the end.
  ///
  /// Where only some observations are wanted, only lines that look like theirs are read, so only their problems
  /// are found.
  /// Throws ``ArchiveError/Kind/io``.
  public mutating func next() throws(ArchiveError) -> Entry? {
    while true {
      guard let line = try lines?.next() else {
        guard try openNextFile() else { return nil }
        continue
      }
      number += 1
      switch line {
      case .tooLong:
        if marks.isEmpty { return problem("is longer than a line may be") }
      case .unfinished(let bytes):
        if isWanted(bytes) { return problem("is cut short, or is being written") }
      case .whole(let bytes):
        guard isWanted(bytes) else { continue }
        do {
          return .observation(try ObservationLine.observation(bytes))
        } catch {
          return problem(error.reason)
        }
      }
    }
  }

  private mutating func openNextFile() throws(ArchiveError) -> Bool {
    lines = nil
    guard let name = files.popFirst() else { return false }
    file = "\(ArchiveLayout.observations)/\(name)"
    number = 0
    if let opened = try folder.openFile(file) {
      lines = LineReader(opened, longest: ObservationLine.longest)
    }
    return true
  }

  private func isWanted(_ line: ArraySlice<UInt8>) -> Bool {
    if marks.isEmpty { return true }
    // A mark stands near the beginning, so this is quick where it is found; a line that has none is searched to
    // its end, each place by its first byte.
    var rest = line
    while let at = rest.firstIndex(of: UInt8(ascii: "\"")) {
      rest = rest[at...]
      if marks.contains(where: rest.starts(with:)) { return true }
      rest.removeFirst()
    }
    return false
  }

  private func problem(_ reason: String) -> Entry {
    .problem(ObservationProblem(file: file, line: number, reason: reason))
  }
}

/// A line of the log that is not an observation.
public struct ObservationProblem: Sendable, Hashable, CustomStringConvertible {
  /// Relative to the archive's folder.
  public let file: String
  /// From 1.
  public let line: Int
  /// What is wrong with it, as half a sentence.
  public let reason: String

  public var description: String { "\(file), line \(line): \(reason)" }
}
