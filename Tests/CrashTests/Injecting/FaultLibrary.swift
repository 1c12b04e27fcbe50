import FoundationEssentials
import Glibc
import TestSupport

/// The library that is loaded before libc and breaks a call, compiled from `Tests/FaultInjection`.
///
/// The tests compile it themselves. As a target of the package that they depend on it would be linked into the
/// tests, whose own calls it would then count; as a product of its own, its name and place would hang on which
/// build system made it. A C compiler is always there: Swift links with clang.
enum FaultLibrary {
  static func path() throws -> String { try compiled.get() }

  private static let compiled = Result { try compile() }

  private static func compile() throws -> String {
    let source = Fixtures.folder.deletingLastPathComponent().appending(path: "Tests/FaultInjection/faults.c")
    let library = try Executables.folder() + "/libfaults.so"
    // Under a name of its own first: two runs of the tests may be at it.
    let unfinished = "\(library).\(getpid())"
    var reasons: [String] = []
    for compiler in ["clang", "cc", "gcc"] {
      guard let path = Executables.find(compiler) else { continue }
      let arguments = ["-std=c11", "-O1", "-shared", "-fPIC", "-o", unfinished, source.path]
      let result = try Process.run(
        path, arguments, environment: ["PATH": Executables.searchPath], standardErrorIn: "\(unfinished).log")
      try? FileManager.default.removeItem(atPath: "\(unfinished).log")
      if result.status == 0 {
        guard rename(unfinished, library) == 0 else { throw HarnessError("\(library) cannot be made") }
        return library
      }
      reasons.append("\(path): \(result.errors)")
    }
    throw HarnessError(
      "no C compiler makes the fault library: " + (reasons.first ?? "none of clang, cc, gcc is in PATH"))
  }
}

/// Something went wrong with the harness, not with the program: no result can be trusted.
struct HarnessError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
