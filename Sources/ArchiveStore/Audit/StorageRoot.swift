/// What lies in the storage root: the objects, and what does not belong there.
struct StorageRoot: Sendable {
  /// By column, then by name.
  private(set) var objects: [ObjectName] = []
  private(set) var findings: [Finding] = []
  private let folder: ArchiveFolder
  private var columns: [String: String] = [:]

  init(of folder: ArchiveFolder) throws(ArchiveError) {
    self.folder = folder
    if let finding = folder.finding(declaration: ArchiveLayout.rootDeclaration, in: ArchiveLayout.objects) {
      findings.append(finding)
    }
    for name in try folder.names(in: ArchiveLayout.objects) ?? [] where !Self.isAllowed(name) {
      let path = "\(ArchiveLayout.objects)/\(name)"
      do {
        switch try folder.entry(at: path) {
        case .folder: try readColumn(name, at: path)
        case let entry: findings += Finding.stray(entry, at: path)
        }
      } catch {
        findings.append(Finding(.error, path, "cannot be read: \(error.reason)"))
      }
    }
    columns = [:]
  }

  /// The names that OCFL 1.1 (Storage Root) allows beside the objects.
  private static func isAllowed(_ name: String) -> Bool {
    [ArchiveLayout.rootDeclaration.name, "ocfl_layout.json", "extensions"].contains(name)
      || name.hasPrefix("ocfl_1.1.")
  }

  private mutating func readColumn(_ column: String, at path: String) throws(ArchiveError) {
    if try isObject(path) {
      findings.append(Finding(.error, path, "is an object where a column belongs"))
      return
    }
    var removable: [Finding] = []
    var isNeeded = false
    for name in try folder.names(in: path) ?? [] {
      let path = "\(path)/\(name)"
      let entry = try folder.entry(at: path)
      guard entry == .folder else {
        let stray = Finding.stray(entry, at: path)
        if stray.contains(where: { $0.remedy == nil }) { isNeeded = true }
        removable += stray
        continue
      }
      if try isObject(path) {
        isNeeded = true
        try addObject(column, name, at: path)
      } else if try folder.isEmptyTree(path) {
        removable.append(Finding(.warning, path, "is an empty folder", remedy: .removeEmptyFolder))
      } else {
        removable.append(Finding(.warning, path, "is a folder that is no article", remedy: .setAside))
      }
    }
    if isNeeded {
      findings += removable
    } else if try folder.isEmptyTree(path) {
      findings.append(Finding(.warning, path, "is an empty folder", remedy: .removeEmptyFolder))
    } else {
      findings.append(Finding(.warning, path, "is a folder without an article", remedy: .setAside))
    }
  }

  private mutating func addObject(_ column: String, _ name: String, at path: String) throws(ArchiveError) {
    guard let object = try? ObjectName(column: column, name: name) else {
      findings.append(Finding(.error, path, "is an object under a name that the archive does not give"))
      return
    }
    if let other = columns.updateValue(column, forKey: name) {
      findings.append(
        Finding(.error, path, "has the same id as \(ArchiveLayout.objects)/\(other)/\(name)"))
    }
    objects.append(object)
  }

  /// Whether a folder has anything in it that only an object has.
  private func isObject(_ path: String) throws(ArchiveError) -> Bool {
    if try folder.entry(at: "\(path)/\(ArchiveLayout.objectDeclaration.name)") != nil { return true }
    let marks = [ArchiveLayout.inventory, ArchiveLayout.sidecar]
    return try (folder.names(in: path) ?? []).contains { name in
      marks.contains(name) || VersionNumber(folder: name) != nil
    }
  }
}

extension Finding {
  /// What is wrong with something that is no folder where only folders belong.
  fileprivate static func stray(_ entry: ArchiveFolder.Entry?, at path: String) -> [Finding] {
    switch entry {
    case .file: [Finding(.warning, path, "is a file that belongs to no article", remedy: .setAside)]
    // Nothing is done about a link: it may lead to articles that somebody keeps on another disk.
    case .other: [Finding(.error, path, "is a link or a special file, not a folder")]
    case .folder, nil: absent(at: path)
    }
  }

  /// What is wrong with something that a folder names and that is not there.
  ///
  /// Nothing if it went meanwhile. A name that is not UTF-8 was read with U+FFFD in it, and leads nowhere.
  static func absent(at path: String) -> [Finding] {
    path.unicodeScalars.contains("\u{FFFD}") ? [Finding(.error, path, "has a name that is not UTF-8")] : []
  }
}
