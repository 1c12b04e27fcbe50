private import CLibXML2

/// The library's own state, which it makes at the first use.
enum LibXML2 {
  /// Must have run before two threads parse at once: the library does not guard its first use, and two of them
  /// lock each other out for ever (threads.html of its documentation: xmlInitParser from the main thread).
  static func prepare() { _ = isPrepared }

  private static let isPrepared: Bool = {
    xmlInitParser()
    return true
  }()
}
