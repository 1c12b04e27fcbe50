internal import Glibc

/// Measures the program, beside the figures that it has to reach.
@main
enum Bench {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("parse", 2...3):
      ParsingBench(folder: arguments[1]).run(mode: arguments.dropFirst(2).first)
    case ("archive", 3...4):
      let count = arguments.count == 3 ? 10_000 : Int(arguments[3]) ?? 0
      guard count > 0 else { return usage() }
      try ArchiveBench(program: arguments[1], fixtures: arguments[2], articles: count).run()
    case ("sync", 2):
      guard let count = Int(arguments[1]), count >= 20 else { return usage() }
      try SyncBench(program: CommandLine.arguments[0], articles: count).run()
    case ("sync-run", 4):
      guard let count = Int(arguments[2]), let days = Int64(arguments[3]) else { return usage() }
      try await SyncBench.run(archive: arguments[1], articles: count, days: days)
    default: usage()
    }
  }

  private static func usage() {
    print(
      """
      usage: bench parse FOLDER [extract|parse]
             bench archive PROGRAM FIXTURES [ARTICLES]
             bench sync ARTICLES
      """)
    exit(64)
  }
}
