internal import ArgumentParser
internal import Configuration
internal import Fetching

/// How long a run may take, and how often it may ask.
struct RunLimits: ParsableArguments {
  @Option(help: ArgumentHelp("End after this time: 90s, 10m, 2h.", valueName: "time"))
  var maxTime: TimeSpan?

  @Option(help: ArgumentHelp("End after so many requests.", valueName: "number"), transform: atLeastOne)
  var maxRequests: Int?

  /// The manners of a run within these limits, or else within those of the configuration.
  func applied(to manners: Manners, _ run: Configuration.Run? = nil) -> Manners {
    var manners = manners
    manners.maxRequests = maxRequests ?? run?.maxRequests
    manners.maxDuration = (maxTime ?? run?.maxDuration)?.milliseconds
    return manners
  }
}
