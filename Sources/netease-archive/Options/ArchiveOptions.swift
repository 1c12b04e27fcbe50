internal import ArgumentParser
internal import FoundationEssentials

/// Where the archive is.
struct ArchiveOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The archive's folder. (default: $NETEASE_ARCHIVE, else ./archive)", valueName: "folder"))
  var archive: String?

  var folder: String {
    if let archive { return archive }
    let environment = ProcessInfo.processInfo.environment["NETEASE_ARCHIVE"]
    return environment.flatMap { $0.isEmpty ? nil : $0 } ?? "archive"
  }
}
