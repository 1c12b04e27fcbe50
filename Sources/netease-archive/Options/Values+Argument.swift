public import ArgumentParser
public import Configuration

extension TimeSpan: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension ByteCount: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension Configuration.UserAgent: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
