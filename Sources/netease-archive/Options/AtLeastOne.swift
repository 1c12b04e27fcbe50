internal import ArgumentParser

/// Reads how many of something are wanted, for options of which none makes no sense.
@Sendable func atLeastOne(_ text: String) throws -> Int {
  guard let count = Int(text), count > 0 else { throw ValidationError("write a number, 1 or more") }
  return count
}
