import Testing

/// Standard output that goes away or is full.
@Suite struct StreamTests {
  private let program: Program

  init() throws {
    program = try Program()
    try program.write(SamplePage().html, to: "p.html")
  }

  private static let commands = [
    ["parse", "p.html"], ["parse", "--json", "p.html", "p.html"], ["parse", "--explain", "p.html"],
    ["import", "p.html"],
    ["import", "--json", "p.html"],
  ]

  @Test(arguments: commands)
  func readerThatHasEnough(_ arguments: [String]) throws {
    let result = try program.run(arguments, output: .closedPipe)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
  }

  @Test(arguments: commands)
  func fullDisk(_ arguments: [String]) throws {
    let result = try program.run(arguments, output: .path("/dev/full"))
    #expect(result.status == 74)
    #expect(result.errors == "standard output: No space left on device\n")
  }

  /// Nobody asked for colours, and this is no terminal.
  @Test func noColoursInAFile() throws {
    #expect(try !program.run("parse", "--explain", "p.html").output.contains("\u{1B}"))
  }
}
