/// Nothing that is found in the archive is deleted: what does not belong where it is goes to `set-aside`.
extension DurableFolder {
  /// Moves a file or a folder there, durably, under `name` or that name with a number behind it.
  mutating func setAside(_ path: String, as name: String) throws(ArchiveError) {
    let target = try freePlace(for: name)
    try move(path, to: target)
    try synchronizeSetAside(and: path)
  }

  /// Cuts a file of the log at an offset and keeps what was behind it.
  mutating func cutTail(of path: String, at offset: Int64) throws(ArchiveError) {
    guard let source = try folder.openFile(path) else { return }
    let size = try source.size()
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let target = try freePlace(for: "\(file)+\(offset)")
    let kept = try folder.openFile(target, .create)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var at = offset
    while at < size {
      let count = try source.read(into: &chunk, at: at)
      if count == 0 { break }
      try kept.write(chunk[..<count], at: at - offset)
      at += Int64(count)
    }
    try kept.synchronize()
    try synchronizeSetAside(and: target)
    try change(path) { file throws(ArchiveError) in
      try file.truncate(to: offset)
      try file.synchronize()
    }
  }

  private mutating func freePlace(for name: String) throws(ArchiveError) -> String {
    try createFolder(ArchiveLayout.setAside)
    let target = "\(ArchiveLayout.setAside)/\(name)"
    var free = target
    var count = 1
    while try folder.entry(at: free) != nil {
      count += 1
      free = "\(target)+\(count)"
    }
    return free
  }

  private func synchronizeSetAside(and path: String) throws(ArchiveError) {
    try folder.synchronizeFolder(ArchiveLayout.setAside)
    try folder.synchronizeFolder("")
    if let slash = path.lastIndex(of: "/") { try folder.synchronizeFolder(String(path[..<slash])) }
  }
}
