internal import ArgumentParser
internal import Configuration
internal import OrderedJSON

struct ConfigShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print every key with the value that holds.",
    discussion: "What the file does not say is shown with its default; paths as they will be opened.")

  @OptionGroup var argument: ConfigurationArgument

  @Flag(help: "Print JSON instead of YAML.")
  var json = false

  func run() throws {
    let file = ConfigurationFile.find(given: argument.file, variable: ConfigurationOptions.variable)
    let configuration = try file.map { try ConfigurationOptions.configuration(in: $0) } ?? Configuration()
    if file == nil { Messages.say("there is no configuration file; these are the defaults") }
    try StandardOutput.write(json ? configuration.json.text(.pretty) : configuration.yaml)
  }
}
