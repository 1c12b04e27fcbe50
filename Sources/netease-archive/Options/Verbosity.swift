internal import ArgumentParser

/// How much is said on standard error.
struct Verbosity: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more: requests, waits, warnings, what went well or was skipped.")
  var verbose = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose do not go together.") }
  }
}
