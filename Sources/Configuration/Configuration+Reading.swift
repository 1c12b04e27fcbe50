extension Configuration {
  /// Reads a configuration from a file.
  ///
  /// - Parameter home: The folder that `~/` in a path stands for.
  public init(file: String, home: String?) throws(ConfigurationErrors) {
    throw ConfigurationErrors(errors: [])
  }

  /// Reads a configuration that is at hand.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: Its name: for messages, and for the folder that relative paths count from.
  ///   - home: The folder that `~/` in a path stands for.
  public init(bytes: [UInt8], file: String, home: String?) throws(ConfigurationErrors) {
    throw ConfigurationErrors(errors: [])
  }
}
