/// Looks at everything in one object's folder.
struct ObjectExamination {
  /// What an examination gives.
  struct Report: Sendable {
    let name: ObjectName
    fileprivate(set) var findings: [Finding] = []
    fileprivate(set) var files = 0
    fileprivate(set) var bytes: Int64 = 0
  }

  private let folder: ArchiveFolder
  private let name: ObjectName
  private let checkContent: ContentCheck?
  private var report: Report
  private var buffer = [UInt8](repeating: 0, count: 1 << 17)

  /// Examines the object; once more if a writer changed it meanwhile.
  static func report(
    on name: ObjectName, in folder: ArchiveFolder, checkContent: ContentCheck?
  ) -> Report {
    var examination = ObjectExamination(folder, name, checkContent)
    for _ in 0..<3 {
      let before = folder.storedInventory(in: name.folder)
      examination.run()
      if examination.report.findings.isEmpty || folder.storedInventory(in: name.folder) == before { break }
      examination.report = Report(name: name)
    }
    return examination.report
  }

  private init(_ folder: ArchiveFolder, _ name: ObjectName, _ checkContent: ContentCheck?) {
    self.folder = folder
    self.name = name
    self.checkContent = checkContent
    report = Report(name: name)
  }

  private mutating func run() {
    if let finding = folder.finding(declaration: ArchiveLayout.objectDeclaration, in: name.folder) {
      report.findings.append(finding)
    }
    let names: [String]
    do {
      names = try folder.names(in: name.folder) ?? []
    } catch {
      report.findings.append(Finding(.error, name.folder, "cannot be read: \(error.reason)"))
      return
    }
    let numbers = names.compactMap(VersionNumber.init(folder:)).sorted()
    switch ObjectBasisSearch(in: folder, name, numbers: numbers).basis() {
    case .failure(let fault): report.findings.append(fault.finding)
    case .success(let basis): examine(basis)
    }
  }

  private mutating func examine(_ basis: ObjectBasis) {
    let before = report.findings
    report.findings = []
    let isContentSound = walk(basis.inventory, upTo: basis.head)
    let inFolders = report.findings
    report.findings = before
    if let restoration = basis.restoration {
      let isMendable = isContentSound || restoration.isVouchedFor
      report.findings.append(
        Finding(
          .error, "\(name.folder)/\(ArchiveLayout.inventory)",
          isMendable
            ? restoration.reason
            : "\(restoration.reason), and the copy in \(basis.head) names files that are not there",
          remedy: isMendable ? .write(basis.bytes) : nil))
      if isMendable { report.findings += basis.findings }
    } else {
      report.findings += basis.findings
    }
    report.findings += inFolders
    var number = VersionNumber.first
    while number <= basis.head {
      // Below a link or a file nothing can be looked at, and nothing written.
      if [.folder, nil].contains(try? folder.entry(at: "\(name.folder)/\(number)")) {
        let examination = VersionInventoryExamination(folder: folder, object: name, number: number)
        report.findings += examination.findings(basis)
      }
      number = number.next
    }
  }

  // MARK: Files

  private enum Expected {
    case folder
    /// A file of the store's own, which is looked at elsewhere.
    case own
    case content(ContentDigest)
  }

  /// Compares what lies in the object's folder with what should, and says whether all content is as stored.
  private mutating func walk(_ inventory: Inventory, upTo head: VersionNumber) -> Bool {
    var expected = expected(inventory, upTo: head)
    var isSound = true
    var folders = [""]
    while let parent = folders.popLast() {
      let names: [String]
      do {
        names = try folder.names(in: full(parent)) ?? []
      } catch {
        report.findings.append(Finding(.error, full(parent), "cannot be read: \(error.reason)"))
        continue
      }
      var below: [String] = []
      for entryName in names {
        let path = parent.isEmpty ? entryName : "\(parent)/\(entryName)"
        do throws(ArchiveError) {
          let entry = try folder.entry(at: full(path))
          switch (expected.removeValue(forKey: path), entry) {
          case (.content(let digest), .file?):
            if try !checkFile(path, digest, inventory) { isSound = false }
          case (.content(let digest), .some(let entry)):
            isSound = false
            let kind = entry == .folder ? "a folder" : "a link or a special file"
            add(.error, path, "is \(kind), not the file that was stored (\(inventory.uses(of: digest)))")
          case (.folder, .folder?): below.append(path)
          case (.folder, .some(let entry)):
            let kind = entry == .file ? "a file" : "a link or a special file"
            add(.error, path, "is \(kind), not a folder")
          case (.own, _): break
          case (nil, .some(let entry)): try addStray(path, entry)
          case (_, nil): report.findings += Finding.absent(at: full(path))
          }
        } catch {
          isSound = false
          add(.error, path, "cannot be read: \(error.reason)")
        }
      }
      folders += below.reversed()
    }
    for (path, expectation) in expected.sorted(by: { $0.key < $1.key }) {
      guard case .content(let digest) = expectation else { continue }
      isSound = false
      add(.error, path, "is missing (\(inventory.uses(of: digest)))")
    }
    return isSound
  }

  private mutating func expected(_ inventory: Inventory, upTo head: VersionNumber) -> [String: Expected] {
    var expected: [String: Expected] = [ArchiveLayout.objectDeclaration.name: .own]
    for number in ([nil] + inventory.versions.indices.map { VersionNumber($0 + 1) }) {
      let prefix = number.map { "\($0)/" } ?? ""
      expected[prefix + ArchiveLayout.inventory] = .own
      expected[prefix + ArchiveLayout.sidecar] = .own
      if let number { expected["\(number)"] = .folder }
    }
    for (digest, paths) in inventory.manifest {
      for path in paths {
        if case .content(let other)? = expected.updateValue(.content(digest), forKey: path), other != digest {
          add(.error, ArchiveLayout.inventory, "has two digests for \(path)")
        }
        var parent = path
        while let slash = parent.lastIndex(of: "/") {
          parent = String(parent[..<slash])
          guard expected[parent] == nil else { break }
          expected[parent] = .folder
        }
      }
    }
    return expected
  }

  /// Reads a file once, for its digest and for the check of what it says; false if the bytes are others.
  private mutating func checkFile(
    _ path: String, _ digest: ContentDigest, _ inventory: Inventory
  ) throws(ArchiveError) -> Bool {
    guard let opened = try folder.openFile(full(path)) else {
      add(.error, path, "is missing (\(inventory.uses(of: digest)))")
      return false
    }
    let fileName = path.split(separator: "/", maxSplits: 2).last.map(String.init) ?? path
    let file = ContentFile(opened, at: full(path), of: name, name: fileName)
    let problems = try checkContent?(file) ?? []
    let found = try file.digest(through: &buffer)
    report.files += 1
    report.bytes += file.offset
    guard found == digest else {
      add(.error, path, "is not what was stored: its sha512 differs (\(inventory.uses(of: digest)))")
      return false
    }
    report.findings += problems.map(Finding.init)
    return true
  }

  private mutating func addStray(_ path: String, _ entry: ArchiveFolder.Entry) throws(ArchiveError) {
    switch entry {
    case .folder where VersionNumber(folder: path) != nil:
      add(.warning, path, "is a version that the inventory does not name", remedy: .setAside)
    case .folder where try folder.isEmptyTree(full(path)):
      add(.warning, path, "is an empty folder", remedy: .removeEmptyFolder)
    case .folder: add(.warning, path, "is a folder that the inventory does not name", remedy: .setAside)
    case .file: add(.warning, path, "is a file that the inventory does not name", remedy: .setAside)
    case .other: add(.warning, path, "is a link or a special file", remedy: .setAside)
    }
  }

  private mutating func add(
    _ severity: AuditProblem.Severity, _ path: String, _ reason: String, remedy: Remedy? = nil
  ) {
    report.findings.append(Finding(severity, full(path), reason, remedy: remedy))
  }

  private func full(_ path: String) -> String { path.isEmpty ? name.folder : "\(name.folder)/\(path)" }
}
