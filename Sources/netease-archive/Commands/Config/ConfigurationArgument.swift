internal import ArgumentParser
internal import Configuration

/// The configuration file as the commands about it take it: by its name alone.
struct ConfigurationArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The file. (default: ~/.config/netease-archive/config.yaml, else /etc/netease-archive/config.yaml)",
      valueName: "file"), completion: .file())
  var file: String?

  /// The given file, or the one that is there.
  ///
  /// - Throws: exit 78 if there is none.
  func existing() throws -> String {
    if let path = ConfigurationFile.find(given: file, variable: ConfigurationOptions.variable) { return path }
    let places = ConfigurationFile.places(variable: ConfigurationOptions.variable).joined(separator: ", ")
    Messages.say("there is no configuration (looked for: \(places)); netease-archive config init writes one")
    throw ExitCode(ExitStatus.configuration)
  }
}
