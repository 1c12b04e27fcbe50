internal import Archiving
internal import ArticleModel
internal import CLibXML2
internal import Extraction
internal import Glibc

/// Measures the extraction of a set of pages beside bare libxml2 parsing of the same bytes, in one run.
struct ParsingBench {
  private let folder: String
  private let pages: [Capture]

  init(folder: String) {
    self.folder = folder
    pages = InputList(paths: [folder]).inputs.filter {
      $0.fileName.hasPrefix("page.html") || !$0.path.contains("Fixtures")
    }
    .flatMap(Self.captures).filter {
      $0.bytes.count < 4 << 20 && (try? Extractor.extract($0)) != nil
    }
  }

  /// Prints the table; with a mode runs one of the two alone and prints its peak memory, which can only be told
  /// so.
  func run(mode: String?) {
    switch mode {
    case "extract": alone(Self.extract)
    case "parse": alone(Self.parseBare)
    default: report()
    }
  }

  private func alone(_ work: (Capture) -> Void) {
    for _ in 0..<Self.rounds { pages.forEach(work) }
    print(peakMemoryOfThisProcess() ?? 0)
  }

  private static func captures(in input: SavedInput) -> [Capture] {
    var captures: [Capture] = []
    input.forEachItem { item in
      if case .page(let page) = item { captures.append(page.capture) }
    }
    return captures
  }

  /// Rounds of which the fastest counts, page by page: the machine has other things to do, the program does not.
  private static let rounds = 15

  private func report() {
    let bytes = pages.reduce(0) { $0 + $1.bytes.count }
    // In turns, so that a slow minute of the machine slows both.
    var (bare, whole) = (
      [Double](repeating: .infinity, count: pages.count), [Double](repeating: .infinity, count: pages.count)
    )
    for _ in 0..<Self.rounds {
      for (index, page) in pages.enumerated() {
        bare[index] = min(bare[index], milliseconds { Self.parseBare(page) })
        whole[index] = min(whole[index], milliseconds { Self.extract(page) })
      }
    }
    let (bareSum, wholeSum) = (bare.reduce(0, +), whole.reduce(0, +))
    func row(_ name: String, _ total: Double, _ mode: String) {
      let each = total / Double(pages.count)
      let speed = Double(bytes) / 1e6 / (total / 1000)
      let memory = peakMemory(of: mode).map { "\($0 / 1024) MiB" } ?? "?"
      print("\(name)  \(each.text(3)) ms/page  \(Int(speed)) MB/s  peak \(memory)")
    }
    print("\(pages.count) pages, \(bytes / 1024) KiB, fastest of \(Self.rounds) rounds, one core")
    row("bare libxml2 parse    ", bareSum, "parse")
    row("decode, parse, extract", wholeSum, "extract")
    print("ratio \((wholeSum / bareSum).text(3))")
  }

  private static func extract(_ page: Capture) {
    _ = try? Extractor.extract(page)
  }

  /// What any program on libxml2 has to do: parse the bytes under the name of their encoding, and free the tree.
  private static func parseBare(_ page: Capture) {
    let isUTF8 = (try? UTF8Span(validating: page.bytes.span)) != nil
    page.bytes.withUnsafeBytes { bytes in
      let document = htmlReadMemory(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), nil,
        isUTF8 ? "UTF-8" : "GB18030",
        Int32(
          HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue))
      xmlFreeDoc(document)
    }
  }

  /// Kibibytes that a run of one mode alone had resident at most.
  private func peakMemory(of mode: String) -> Int? {
    guard let pipe = popen("'\(CommandLine.arguments[0])' parse '\(folder)' \(mode)", "r") else { return nil }
    defer { pclose(pipe) }
    var line = [CChar](repeating: 0, count: 64)
    guard fgets(&line, 64, pipe) != nil else { return nil }
    return Int(String(decoding: line.prefix { $0 > 0x20 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }
}
