/// The files that a list of paths stands for: files as they are, folders with all pages below them.
public struct InputList: Sendable {
  public private(set) var inputs: [SavedInput] = []
  /// Paths that stand for nothing, with the reason.
  public private(set) var failures: [InputError] = []
  /// Files and folders below the given folders that are no pages by their names: pictures, style sheets, archives.
  public private(set) var skipped = 0
  /// Whether one page was asked for, and not a folder or several paths, however many pages those hold.
  public let isOnePage: Bool

  /// Endings of the forms that are read; `.gz` may stand behind each.
  static let endings = ["html", "htm", "shtml", "xhtml", "json", "txt", "mhtml", "mht", "warc", "wacz"]

  public init(paths: [String]) {
    var isOnePage = paths.count == 1
    var found = Found()
    for path in paths {
      guard path != "-" else {
        found.inputs.append(SavedInput(path: path))
        continue
      }
      do throws(InputError) {
        let file = FilePath(path)
        switch try file.entry() {
        case .file, .other: found.inputs.append(SavedInput(file: file))
        case .folder(let id):
          isOnePage = false
          let before = (found.inputs.count, found.failures.count)
          try found.addFolder(file, id, inside: [])
          if (found.inputs.count, found.failures.count) == before { throw InputError(path, .noPages) }
        }
      } catch {
        found.failures.append(error)
      }
    }
    (inputs, failures, skipped) = (found.inputs, found.failures, found.skipped)
    self.isOnePage = isOnePage
  }

  private struct Found {
    var inputs: [SavedInput] = []
    var failures: [InputError] = []
    var skipped = 0

    /// Adds the pages below a folder.
    ///
    /// A link back to a folder that it is in would have no end.
    mutating func addFolder(
      _ folder: FilePath, _ id: FilePath.FolderID, inside above: Set<FilePath.FolderID>
    ) throws(InputError) {
      guard !above.contains(id) else { return }
      let entries = try folder.entries()
      let names = Set(entries.map(\.lastComponent))
      // An archive lies in the folder that is read: its pages came from here, and its evidence is no article.
      if isStorage(names) || names.contains("objects") && holdsStorage(entries) {
        skipped += 1
        return
      }
      for entry in entries {
        let name = entry.lastComponent
        if name.hasPrefix(".") { continue }
        do throws(InputError) {
          switch try entry.entry() {
          case .folder(let child):
            // What a browser saves beside a complete page: frames and scripts, no articles.
            if isSavedBeside(name, in: names) {
              skipped += 1
            } else {
              try addFolder(entry, child, inside: above.union([id]))
            }
          case .file where isPage(name): inputs.append(SavedInput(file: entry))
          // A pipe in a folder would be waited for.
          case .file, .other: skipped += 1
          }
        } catch {
          failures.append(error)
        }
      }
    }

    /// A storage root or an object of one (OCFL 1.1, 3.1 and 4.1).
    private func isStorage(_ names: Set<String>) -> Bool { names.contains { $0.hasPrefix("0=ocfl_") } }

    private func holdsStorage(_ entries: [FilePath]) -> Bool {
      let objects = entries.first { $0.lastComponent == "objects" }
      // What cannot be read is said when it is its turn.
      guard let objects, let inside = try? objects.entries() else { return false }
      return isStorage(Set(inside.map(\.lastComponent)))
    }

    private func isSavedBeside(_ folder: String, in names: Set<String>) -> Bool {
      guard folder.hasSuffix("_files") || folder.hasSuffix(".files") else { return false }
      let stem = folder.dropLast(6)
      return names.contains("\(stem).html") || names.contains("\(stem).htm")
    }

    private func isPage(_ name: String) -> Bool {
      var parts = name.lowercased().split(separator: ".")
      if parts.last == "gz" { parts.removeLast() }
      return parts.count > 1 && endings.contains(String(parts[parts.count - 1]))
    }
  }
}
