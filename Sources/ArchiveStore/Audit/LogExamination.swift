extension ArchiveFolder {
  /// What is wrong in the log: one finding for each file with lines that are not as they were written.
  ///
  /// The remedy is the file with its sound lines alone; the damaged one is set aside, not deleted.
  func logFindings() throws(ArchiveError) -> [Finding] {
    var findings: [Finding] = []
    for name in try names(in: ArchiveLayout.observations) ?? [] {
      let path = "\(ArchiveLayout.observations)/\(name)"
      guard ObservationLog.isLog(name) else {
        findings.append(Finding(.warning, path, "does not belong to the log", remedy: .setAside))
        continue
      }
      guard ObservationLog.isLines(name) else { continue }
      do throws(ArchiveError) {
        if let finding = try logFinding(at: path) { findings.append(finding) }
      } catch {
        findings.append(Finding(.error, path, "cannot be read: \(error.reason)"))
      }
    }
    return findings
  }

  private func logFinding(at path: String) throws(ArchiveError) -> Finding? {
    var sound: [UInt8] = []
    var damaged: [Int] = []
    guard let file = try openFile(path) else { return nil }
    var lines = LineReader(file, longest: ObservationLine.longest)
    var number = 0
    while let line = try lines.next() {
      number += 1
      if case .whole(let bytes) = line, (try? ObservationLine.observation(bytes)) != nil {
        sound += bytes
        sound.append(UInt8(ascii: "\n"))
      } else {
        damaged.append(number)
      }
    }
    guard !damaged.isEmpty else { return nil }
    let shown = damaged.prefix(5).map(String.init).joined(separator: ", ") + (damaged.count > 5 ? ", …" : "")
    return Finding(
      .error, path, "has lines that are not what their checks say (\(shown)), or that are cut short",
      remedy: .write(sound))
  }
}
