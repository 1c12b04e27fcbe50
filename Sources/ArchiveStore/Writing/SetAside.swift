/// Nothing that is found in the archive is deleted: what does not belong where it is goes to `set-aside`.
extension ArchiveFolder {
  /// Moves a file or a folder to a free place there, durably.
  func setAside(_ path: String, to place: String) throws(ArchiveError) {
    try createFolder(ArchiveLayout.setAside)
    try move(path, to: place)
    try synchronizeSetAside(and: path)
  }

  /// Where something of this name can lie there: under it, or under it with a number behind it.
  ///
  /// `taken` are places that are given away already.
  func freePlace(for name: String, besides taken: Set<String> = []) throws(ArchiveError) -> String {
    let target = "\(ArchiveLayout.setAside)/\(name)"
    var free = target
    var count = 1
    while try entry(at: free) != nil || taken.contains(free) {
      count += 1
      free = "\(target)+\(count)"
    }
    return free
  }

  fileprivate func synchronizeSetAside(and path: String) throws(ArchiveError) {
    for changed in [ArchiveLayout.setAside, "", path.parentFolder] { try synchronizeFolder(changed) }
  }
}

extension DurableFolder {
  /// Moves a file or a folder there, durably.
  func setAside(_ path: String, as name: String) throws(ArchiveError) {
    try folder.setAside(path, to: folder.freePlace(for: name))
  }

  /// Cuts a file of the log at an offset and keeps what was behind it.
  mutating func cutTail(of path: String, at offset: Int64) throws(ArchiveError) {
    guard let source = try folder.openFile(path) else { return }
    let size = try source.size()
    let file = path.split(separator: "/").last.map(String.init) ?? path
    try folder.createFolder(ArchiveLayout.setAside)
    let target = try folder.freePlace(for: "\(file)+\(offset)")
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
    try folder.synchronizeSetAside(and: target)
    try change(path) { file throws(ArchiveError) in
      try file.truncate(to: offset)
      try file.synchronize()
    }
  }
}

extension String {
  /// The folder that a path within the archive lies in; "" is the archive itself.
  var parentFolder: String { lastIndex(of: "/").map { String(self[..<$0]) } ?? "" }
}
