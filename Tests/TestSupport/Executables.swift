internal import FoundationEssentials
internal import Glibc

/// Where executables are.
public enum Executables {
  public static let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"

  public static func find(_ name: String) -> String? {
    searchPath.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  /// Where SwiftPM puts all that it builds: the folder of the executable of the tests.
  public static func folder() throws -> String {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let bundle = tests.hasSuffix(".xctest") ? tests : CommandLine.arguments.first { $0.hasSuffix(".xctest") }
    guard let bundle else { throw HarnessError("nobody says where the tests were built") }
    return URL(filePath: bundle).deletingLastPathComponent().path
  }
}
