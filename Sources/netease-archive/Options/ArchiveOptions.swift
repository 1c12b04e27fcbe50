internal import ArgumentParser
internal import FoundationEssentials

/// Where the archive is.
struct ArchiveOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The archive's folder. (default: $NETEASE_ARCHIVE, else ./archive)", valueName: "folder"),
    completion: .directory)
  var archive: String?

  func validate() throws {
    if archive == "" { throw ValidationError("--archive wants the name of a folder.") }
  }

  var folder: String { folder(configured: nil) }

  /// The folder where a configuration may name one: after the option and the environment, before the default.
  func folder(configured: String?) -> String {
    if let archive { return archive }
    let environment = ProcessInfo.processInfo.environment["NETEASE_ARCHIVE"]
    return environment.flatMap { $0.isEmpty ? nil : $0 } ?? configured ?? "archive"
  }
}
