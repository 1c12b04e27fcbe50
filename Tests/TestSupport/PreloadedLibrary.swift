internal import FoundationEssentials
internal import Glibc

/// A library that is loaded before libc and stands between it and a program, compiled from
/// `Tests/FaultInjection`.
///
/// The tests compile it themselves. As a target of the package that they depend on it would be linked into the
/// tests, whose own calls it would then see; as a product of its own, its name and place would hang on which
/// build system made it. A C compiler is always there: Swift links with clang.
public enum PreloadedLibrary {
  /// Compiles `name.c`, and says where the library is.
  public static func compile(_ name: String) throws -> String {
    let tests = Fixtures.folder.deletingLastPathComponent()
    let source = tests.appending(path: "Tests/FaultInjection/\(name).c")
    let library = try Executables.folder() + "/lib\(name).so"
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
      "no C compiler makes \(library): " + (reasons.first ?? "none of clang, cc, gcc is in PATH"))
  }
}
