internal import ArchiveStore
internal import Archiving
internal import Extraction
internal import Glibc
internal import Terminal

/// Standard error: everything that is not data.
enum Messages {
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Says one line.
  ///
  /// What looks like a line end in it is part of a file's name.
  static func say(_ text: String) {
    let line = Array((TerminalText.safe(text).replacing("\n", with: "\u{FFFD}") + "\n").utf8)
    _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

extension Messages {
  /// Says which articles could not be read while the catalog was brought up to date.
  static func say(damages: [ArchiveError], of archive: String) {
    for damage in damages {
      say("\(archive): \(damage); its place in lists is as it was before; run netease-archive verify")
    }
  }

  static func sayWarnings(of article: ReadArticle, from path: String) {
    for warning in article.extraction.report.warnings { say("\(path): \(warning)") }
  }

  static func saySkipped(_ count: Int) {
    if count > 0 { say("passed over as no pages by their names: \(count)") }
  }
}

/// One line that says how far a long run is; shown only to a terminal.
struct ProgressLine {
  private let isShown: Bool
  private let total: Int
  private var done = 0

  init(total: Int, isWanted: Bool) {
    self.total = total
    // A handful of pages is done before anybody could read it.
    isShown = isWanted && total >= 20 && Messages.isTerminal
  }

  mutating func advance() {
    done += 1
    guard isShown, done % 20 == 0 || done == total else { return }
    raw("\r\(done) of \(total)")
  }

  /// Takes the line away, before something else is said.
  func clear() {
    if isShown { raw("\r\u{1B}[K") }
  }

  private func raw(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
