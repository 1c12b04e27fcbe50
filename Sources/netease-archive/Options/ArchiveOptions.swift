internal import ArgumentParser
internal import Configuration
internal import FoundationEssentials

/// Where the archive is.
struct ArchiveOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The archive's folder. (default: $NETEASE_ARCHIVE, else that of the configuration, else ./archive)",
      valueName: "folder"),
    completion: .directory)
  var archive: String?

  func validate() throws {
    if archive == "" { throw ValidationError("--archive wants the name of a folder.") }
  }

  /// The folder, for commands that only read and need no configuration: what `sync` keeps, `list` finds.
  var folder: String { given ?? Self.configured ?? "archive" }

  /// The folder, for commands that write: where the configuration has mistakes, nobody knows whether it is this one.
  ///
  /// - Throws: exit 78 with a message for each mistake.
  func folderToWrite() throws -> String {
    if let given { return given }
    let path = ConfigurationFile.find(given: nil, variable: ConfigurationOptions.variable)
    return try path.flatMap { try ConfigurationOptions.configuration(in: $0).archive } ?? "archive"
  }

  /// The folder, where a configuration is at hand.
  func folder(configured: String?) -> String { given ?? configured ?? "archive" }

  private var given: String? {
    if let archive { return archive }
    let environment = ProcessInfo.processInfo.environment["NETEASE_ARCHIVE"]
    return environment.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What the configuration in its usual place names.
  ///
  /// One with mistakes is told of and then left aside: it must not keep anybody from reading an archive.
  private static let configured: String? = {
    guard let path = ConfigurationFile.find(given: nil, variable: ConfigurationOptions.variable)
    else { return nil }
    do throws(ConfigurationErrors) {
      return try Configuration(file: path, home: ConfigurationOptions.variable("HOME")).archive
    } catch {
      Messages.say("\(path) has mistakes and is left aside; netease-archive config check names them")
      return nil
    }
  }()
}
