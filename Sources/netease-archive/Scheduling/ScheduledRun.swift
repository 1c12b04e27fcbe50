internal import ArgumentParser
internal import Configuration
internal import FoundationEssentials

/// A run of `sync` that a scheduler starts, in another folder and with another environment: all its paths are
/// absolute.
struct ScheduledRun {
  let program: String
  /// The configuration file.
  let file: String
  let configuration: Configuration
  /// `nil` if neither the configuration nor the environment names one.
  let archive: String?

  /// - Throws: exit 64 if a path cannot be written into a crontab or a unit.
  init(file: String, _ configuration: Configuration) throws {
    program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    self.file = Self.absolute(file)
    self.configuration = configuration
    let named = ProcessInfo.processInfo.environment["NETEASE_ARCHIVE"].flatMap { $0.isEmpty ? nil : $0 }
    archive = (configuration.archive ?? named).map(Self.absolute)
    for path in [program, self.file, archive ?? ""] where path.contains(where: \.isNewline) {
      Messages.say("\(path): a scheduler cannot be given a path with a line end in it")
      throw ExitCode(ExitStatus.usage)
    }
  }

  /// The words of the command; it names the archive where the configuration does not.
  func command(archive: String?) -> [String] {
    [program, "sync", "--config", file]
      + (configuration.archive == nil ? archive.map { ["--archive", $0] } ?? [] : [])
  }

  /// Where the report of a run is written, as a folder that has to be writable.
  var reportFolder: String? {
    configuration.report.file.map { URL(filePath: Self.absolute($0)).deletingLastPathComponent().path }
  }

  /// The configuration, and what it names to be read.
  var filesToRead: [String] { [file] + configuration.filesToRead.map(\.path) }

  /// The minute of the hour: another one for each file, so that not everybody asks the site at the same time.
  var minute: Int { file.utf8.reduce(0) { ($0 * 31 + Int($1)) % 60 } }

  private static func absolute(_ path: String) -> String {
    URL(filePath: path).absoluteURL.standardized.path
  }
}
