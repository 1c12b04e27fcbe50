internal import Terminal

extension StandardOutput {
  /// Writes what people read: page by page if it is longer than the screen, or all at once into a pipe or a file.
  ///
  /// - Parameter isWanted: Whether a pager may be used: false for `--json` and `--no-pager`.
  static func page(_ text: String, isWanted: Bool) throws {
    guard isWanted, let size = TerminalSize.ofOutput, !size.fits(text), let pager = PagerCommand(),
      Pager.show(text, with: pager)
    else { return try write(text) }
  }
}
