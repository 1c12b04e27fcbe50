import Testing

@testable import TextDiff
