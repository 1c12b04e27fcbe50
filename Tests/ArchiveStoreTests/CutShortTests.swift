import Testing

@testable import ArchiveStore

/// A run that is cut short at any step: readers see each article as before or as after, and the next run finds
/// all of the batch or nothing of it.
@Suite struct CutShortTests {
  private struct Reference {
    let before: [String: String]
    let after: [String: String]
  }

  private func reference() throws -> Reference {
    let folder = try TemporaryFolder()
    var writer = try folder.writer(Cut(.death))
    try SampleBatch.prepare(&writer)
    let before = try folder.contents()
    try SampleBatch.stage(&writer)
    try writer.commit()
    try writer.markIndexed()
    return Reference(before: before, after: try folder.contents())
  }

  /// Runs the batch until the given call; gives whether it was reached, and the error.
  private func run(_ kind: Cut.Kind, _ way: FlushWay, calls: Int, in folder: TemporaryFolder) throws -> (
    wasCut: Bool, committed: Bool
  ) {
    let cut = Cut(kind)
    var writer = try folder.writer(cut, way: way)
    try SampleBatch.prepare(&writer)
    cut.arm(after: calls)
    let error = failure {
      try SampleBatch.stage(&writer)
      try writer.commit()
    }
    if let error { #expect(error.kind == .io) }
    return (cut.happened, error == nil)
  }

  private func checkReaders(_ folder: TemporaryFolder) throws {
    let archive = try Archive(at: folder.archive)
    let object = try #require(try archive.object(Sample.name()))
    let expected = object.head == .first ? Sample.first : Sample.second
    for (file, bytes) in expected { #expect(try object.content(of: file) == bytes) }
    for name in [try SampleBatch.neighbour(), try SampleBatch.stranger(), try SampleBatch.fellow()] {
      guard let object = try archive.object(name) else { continue }
      for (file, bytes) in Sample.first { #expect(try object.content(of: file) == bytes) }
    }
    var reader = try archive.observations()
    while let entry = try reader.next() {
      guard case .observation = entry else {
        Issue.record("\(entry)")
        return
      }
    }
  }

  @Test(arguments: Cut.Kind.allCases, [FlushWay.wholeFileSystem, .eachFile])
  func isAllOrNothing(kind: Cut.Kind, way: FlushWay) throws {
    let reference = try reference()
    var outcomes: [Bool] = []
    for calls in 0... {
      let folder = try TemporaryFolder()
      let (wasCut, committed) = try run(kind, way, calls: calls, in: folder)
      try checkReaders(folder)
      var writer = try folder.writer(Cut(.death), way: way)
      let found = !writer.unindexed.isEmpty
      #expect(try writer.unindexed == (found ? SampleBatch.articles() : []))
      if committed { #expect(found) }
      if found { try writer.markIndexed() }
      #expect(try folder.contents() == (found ? reference.after : reference.before), "after \(calls) calls")
      outcomes.append(found)
      if !wasCut { break }
    }
    // Nothing up to the commit point, everything from there on.
    #expect(outcomes.count > 50)
    #expect(outcomes.firstIndex(of: true) == outcomes.lastIndex(of: false).map { $0 + 1 })
  }

  @Test func redoThatIsCutShortIsRedone() throws {
    let reference = try reference()
    var redone = 0
    for calls in 0... {
      // Every third call of the redo, another third each time.
      for more in stride(from: calls % 3, to: .max, by: 3) {
        let folder = try TemporaryFolder()
        let (wasCut, _) = try run(.death, .wholeFileSystem, calls: calls, in: folder)
        guard wasCut, folder.exists(".staging/journal.json") else {
          if !wasCut { return #expect(redone > 50) }
          break
        }
        let cut = Cut(.death)
        cut.arm(after: more)
        _ = failure { _ = try folder.writer(cut, way: .wholeFileSystem) }
        try checkReaders(folder)
        do {
          var writer = try folder.writer(Cut(.death))
          #expect(try writer.unindexed == SampleBatch.articles())
          try writer.markIndexed()
        }
        #expect(try folder.contents() == reference.after, "after \(calls) calls and \(more) of the next run")
        redone += 1
        if !cut.happened { break }
      }
    }
  }

  @Test func creationThatIsCutShortIsBegunAgain() throws {
    let reference = try TemporaryFolder()
    _ = try reference.writer()
    for calls in 0... {
      let folder = try TemporaryFolder()
      let cut = Cut(.death)
      cut.arm(after: calls)
      _ = failure { _ = try folder.writer(cut, way: .wholeFileSystem) }
      _ = try folder.writer(Cut(.death))
      #expect(try folder.contents() == reference.contents(), "after \(calls) calls")
      #expect(try folder.text(".lock").isEmpty)
      if !cut.happened { return #expect(calls > 8) }
    }
  }

  /// Which of the last steps a power cut undid: they reach the disk in any order.
  @Test(arguments: [
    ["inventory.json"], ["inventory.json.sha512"], ["inventory.json", "inventory.json.sha512"],
    ["inventory.json", "inventory.json.sha512", "v2"],
  ])
  func stepsThatAPowerCutUndidAreRedone(undone: [String]) throws {
    let folder = try TemporaryFolder()
    var writer: ArchiveWriter? = try folder.writer(Cut(.death))
    _ = try writer?.stage(Sample.first, to: Sample.name(), message: "first")
    try writer?.commit()
    _ = try writer?.stage(Sample.second, to: Sample.name(), message: "second")
    try writer?.commit()
    writer = nil
    let after = try folder.contents()
    for file in undone {
      let staged = ".staging/versions/051481US+JU7JLCSV051481US/\(file)"
      try folder.makeFolder(above: staged)
      try folder.copy("\(Sample.folder)/\(file)", to: staged)
      try folder.remove("\(Sample.folder)/\(file)")
      if file != "v2" { try folder.copy("\(Sample.folder)/v1/\(file)", to: "\(Sample.folder)/\(file)") }
    }
    _ = try folder.writer(Cut(.death))
    #expect(try folder.contents() == after)
  }

  /// What a power cut can leave of bytes that were being appended.
  @Test(arguments: ["", "{\"rec", "\u{0}\u{0}\u{0}", "{\"rec\u{0}\u{0}"])
  func appendedBytesAreWrittenOnceMore(torn: String) throws {
    let folder = try TemporaryFolder()
    var writer: ArchiveWriter? = try folder.writer(Cut(.death))
    try writer?.note(SampleBatch.observation(SampleBatch.november))
    try writer?.commit()
    let first = try folder.text("observations/2026-11.jsonl")
    try writer?.note(SampleBatch.observation(SampleBatch.november, of: SampleBatch.stranger()))
    try writer?.commit()
    writer = nil
    let both = try folder.text("observations/2026-11.jsonl")
    try folder.write(
      String(both.dropFirst(first.count)), to: ".staging/observations/2026-11.jsonl+\(first.utf8.count)")
    try folder.write(first + torn, to: "observations/2026-11.jsonl")
    _ = try folder.writer(Cut(.death))
    #expect(try folder.text("observations/2026-11.jsonl") == both)
    // Zeros are no part of what was to be written: they are kept.
    let aside = "set-aside/2026-11.jsonl+\(first.utf8.count)"
    #expect(folder.exists(aside) == torn.contains("\u{0}"))
    if torn.contains("\u{0}") { #expect(try folder.text(aside) == torn) }
  }
}
