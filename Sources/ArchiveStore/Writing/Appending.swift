extension Journal.Append {
  /// Copies the staged bytes to where they belong in the file of the log.
  ///
  /// What a run that was cut short wrote there already is written once more, because nobody knows how much of
  /// it reached the disk. Other bytes there, left by a power cut, are set aside.
  func run(on disk: inout DurableFolder) throws(ArchiveError) {
    guard let source = try disk.folder.openFile(staged) else {
      throw ArchiveError(.damaged, path: staged, reason: "is missing")
    }
    let found = try disk.folder.size(of: target)
    guard found >= offset else {
      throw ArchiveError(.damaged, path: target, reason: "is shorter than it was")
    }
    if try !agrees(with: source, upTo: min(found, offset + length), in: disk.folder) {
      try disk.cutTail(of: target, at: offset)
    }
    try disk.change(target) { file throws(ArchiveError) in
      try file.copy(from: source, length: length, to: offset)
    }
  }

  /// Whether the bytes of the file from the offset up to `end` are those that were staged.
  func agrees(
    with source: borrowing OpenFile, upTo end: Int64, in folder: ArchiveFolder
  ) throws(ArchiveError) -> Bool {
    guard end > offset, let file = try folder.openFile(target) else { return true }
    var (ours, theirs) = ([UInt8](), [UInt8]())
    var at = offset
    while at < end {
      let count = Int(min(end - at, 1 << 16))
      ours = [UInt8](repeating: 0, count: count)
      theirs = ours
      _ = try source.read(into: &ours, at: at - offset)
      _ = try file.read(into: &theirs, at: at)
      if ours != theirs { return false }
      at += Int64(count)
    }
    return true
  }
}

extension OpenFile {
  /// Copies the first `length` bytes of another file to `offset`.
  fileprivate func copy(from source: borrowing OpenFile, length: Int64, to offset: Int64) throws(ArchiveError)
  {
    var chunk: [UInt8] = []
    var done: Int64 = 0
    while done < length {
      chunk = [UInt8](repeating: 0, count: Int(min(length - done, 1 << 16)))
      guard try source.read(into: &chunk, at: done) == chunk.count else {
        throw ArchiveError(.damaged, path: source.path, reason: "is shorter than it was")
      }
      try write(chunk[...], at: offset + done)
      done += Int64(chunk.count)
    }
  }
}
