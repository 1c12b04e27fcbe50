internal import Glibc

/// Measures the program, beside the figures that it has to reach.
@main
enum Bench {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("parse", 2...3):
      ParsingBench(folder: arguments[1]).run(mode: arguments.dropFirst(2).first)
    case ("archive", 3...4):
      let count = arguments.count == 3 ? 10_000 : Int(arguments[3]) ?? 0
      guard count > 0 else { return usage() }
      try ArchiveBench(program: arguments[1], fixtures: arguments[2], articles: count).run()
    default: usage()
    }
  }

  private static func usage() {
    print(
      """
      usage: bench parse FOLDER [extract|parse]
             bench archive PROGRAM FIXTURES [ARTICLES]
      """)
    exit(64)
  }
}
