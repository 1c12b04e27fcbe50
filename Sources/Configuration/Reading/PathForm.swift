/// Where the relative paths of a configuration start.
struct PathBase {
  /// The folder of the file, with a slash behind it; empty for the current one.
  private let folder: Substring
  private let home: String?

  init(file: String, home: String?) {
    folder = file.lastIndex(of: "/").map { file[...$0] } ?? ""
    self.home = home
  }

  /// A path that can be opened; `nil` if it is none.
  func path(_ text: String) -> String? {
    guard text.isOneLine else { return nil }
    if text.hasPrefix("/") { return text }
    guard text.hasPrefix("~") else { return folder + text }
    // `~name/` is known to shells alone.
    guard let home, text == "~" || text.hasPrefix("~/") else { return nil }
    return home + text.dropFirst()
  }
}

extension Form where Value == String {
  static func path(_ kind: String, from base: PathBase) -> Self {
    Self(expected: "\(kind): a path; a relative one counts from the folder of this file", read: base.path)
  }
}
