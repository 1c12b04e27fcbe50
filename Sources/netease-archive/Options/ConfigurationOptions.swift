internal import ArgumentParser
internal import Configuration
internal import FoundationEssentials

/// Which configuration file.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The configuration. (default: ~/.config/netease-archive/config.yaml, else /etc/netease-archive/config.yaml)",
      valueName: "file"), completion: .file())
  var config: String?

  /// The file, where there is one.
  var path: String? { ConfigurationFile.find(given: config, variable: Self.variable) }

  /// What the file says; the defaults where there is none.
  func configurationIfAny() throws -> Configuration {
    try path.map { try Self.configuration(in: $0) } ?? Configuration()
  }

  /// What the file says.
  ///
  /// - Throws: exit 78 where there is none, or one with mistakes.
  func configuration() throws -> Configuration {
    guard let path else {
      let places = ConfigurationFile.places(variable: Self.variable).joined(separator: " and ")
      Messages.say("there is no configuration at \(places); netease-archive config init writes one")
      throw ExitCode(ExitStatus.configuration)
    }
    return try Self.configuration(in: path)
  }

  static func variable(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

  /// - Throws: exit 78 with a message for each thing that is wrong in the file.
  static func configuration(in path: String) throws -> Configuration {
    do throws(ConfigurationErrors) {
      return try Configuration(file: path, home: variable("HOME"))
    } catch {
      for error in error.errors { Messages.say(error.description) }
      throw ExitCode(ExitStatus.configuration)
    }
  }
}
