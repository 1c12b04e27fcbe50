/// Something went wrong with the harness, not with the program: no result can be trusted.
public struct HarnessError: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
