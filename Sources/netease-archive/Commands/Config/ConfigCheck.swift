internal import ArgumentParser
internal import Configuration
internal import Glibc
internal import OrderedJSON

struct ConfigCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say everything that is wrong in the configuration file.",
    discussion: "Each mistake is named with its line and what was expected. Exit status 78 if there is one.")

  @OptionGroup var argument: ConfigurationArgument

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing but what is wrong.")
  var quiet = false

  func run() throws {
    let file = try argument.existing()
    var errors: [ConfigurationError] = []
    var configuration = Configuration()
    do throws(ConfigurationErrors) {
      configuration = try Configuration(file: file, home: ConfigurationOptions.variable("HOME"))
      errors = configuration.filesToRead.compactMap { key, path in
        access(path, R_OK) == 0
          ? nil
          : ConfigurationError(file: file, reason: "\(key): \(path): \(String(cString: strerror(errno)))")
      }
      // What is in them, where they can be read.
      if errors.isEmpty { errors = [configuration.network.mistake(in: file)].compactMap(\.self) }
    } catch {
      errors = error.errors
    }
    if json {
      try StandardOutput.write(Self.json(file, errors, configuration).text(.pretty))
    } else {
      for error in errors { Messages.say(error.description) }
    }
    guard errors.isEmpty else { throw ExitCode(ExitStatus.configuration) }
    if !quiet, !json { Messages.say("\(file): nothing is wrong; \(Self.summary(configuration))") }
  }

  private static func summary(_ configuration: Configuration) -> String {
    let count = configuration.sources.count
    let sources = count == 0 ? "no sources yet, so sync follows nothing" : "sources: \(count)"
    return "\(sources); archive: \(configuration.archive ?? "not named, so $NETEASE_ARCHIVE or ./archive")"
  }

  private static func json(_ file: String, _ errors: [ConfigurationError], _ configuration: Configuration)
    -> JSONValue
  {
    [
      "file": .string(file),
      "errors": .array(errors.map { ["line": JSONValue($0.line), "reason": .string($0.reason)] }),
      "sources": errors.isEmpty ? .integer(configuration.sources.count) : nil,
    ]
  }
}
