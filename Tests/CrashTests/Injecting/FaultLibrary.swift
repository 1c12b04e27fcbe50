import TestSupport

/// The library that is loaded before libc and breaks a call.
enum FaultLibrary {
  static func path() throws -> String { try compiled.get() }

  private static let compiled = Result { try PreloadedLibrary.compile("faults") }
}
