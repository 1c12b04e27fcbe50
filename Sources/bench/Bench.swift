internal import Archiving
internal import ArticleModel
internal import CLibXML2
internal import Extraction
internal import FoundationEssentials
internal import Glibc
internal import PlainText

/// Measures the extraction of a set of pages beside bare libxml2 parsing of the same bytes, in one run.
///
/// `bench FOLDER` prints the table; `bench FOLDER extract|parse` runs one of the two alone, so that its peak memory
/// can be told.
@main
enum Bench {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 1 else {
      print("usage: bench FOLDER [extract|parse]")
      exit(64)
    }
    let pages = InputList(paths: [arguments[1]]).inputs.filter {
      $0.fileName.hasPrefix("page.html") || !$0.path.contains("Fixtures")
    }
    .flatMap(captures).filter {
      $0.bytes.count < 4 << 20 && (try? Extractor.extract($0)) != nil
    }
    switch arguments.dropFirst(2).first {
    case "extract": _ = fastest(pages, extract)
    case "parse": _ = fastest(pages, parseBare)
    default: report(pages, folder: arguments[1])
    }
    if arguments.count > 2 {
      print(peakMemoryOfThisProcess() ?? 0)
    }
  }

  private static func captures(in input: SavedInput) -> [Capture] {
    var captures: [Capture] = []
    input.forEachItem { item in
      if case .page(let page) = item { captures.append(page.capture) }
    }
    return captures
  }

  /// KiB, as the kernel has it (proc(5), `VmHWM`).
  ///
  /// Not `getrusage`: its type differs with the flags of the C headers.
  private static func peakMemoryOfThisProcess() -> Int? {
    let status = FileManager.default.contents(atPath: "/proc/self/status").map {
      String(decoding: $0, as: UTF8.self)
    }
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
  }

  /// Rounds of which the fastest counts, page by page: the machine has other things to do, the program does not.
  private static let rounds = 15

  private static func report(_ pages: [Capture], folder: String) {
    let bytes = pages.reduce(0) { $0 + $1.bytes.count }
    // In turns, so that a slow minute of the machine slows both.
    var (bare, whole) = (
      [Double](repeating: .infinity, count: pages.count), [Double](repeating: .infinity, count: pages.count)
    )
    for _ in 0..<rounds {
      for (index, page) in pages.enumerated() {
        bare[index] = min(bare[index], milliseconds { parseBare(page) })
        whole[index] = min(whole[index], milliseconds { extract(page) })
      }
    }
    let (bareSum, wholeSum) = (bare.reduce(0, +), whole.reduce(0, +))
    func row(_ name: String, _ total: Double, _ mode: String) {
      let each = total / Double(pages.count)
      let speed = Double(bytes) / 1e6 / (total / 1000)
      let memory = peakMemory(folder: folder, mode: mode).map { "\($0 / 1024) MiB" } ?? "?"
      print("\(name)  \(three(each)) ms/page  \(Int(speed)) MB/s  peak \(memory)")
    }
    print("\(pages.count) pages, \(bytes / 1024) KiB, fastest of \(rounds) rounds, one core")
    row("bare libxml2 parse    ", bareSum, "parse")
    row("decode, parse, extract", wholeSum, "extract")
    print("ratio \(three(wholeSum / bareSum))")
  }

  private static func fastest(_ pages: [Capture], _ work: (Capture) -> Void) -> Double {
    (0..<rounds).map { _ in milliseconds { pages.forEach(work) } }.min() ?? 0
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

  private static func milliseconds(_ work: () -> Void) -> Double {
    let clock = ContinuousClock()
    let duration = clock.measure(work)
    return Double(duration.components.attoseconds) / 1e15 + Double(duration.components.seconds) * 1000
  }

  /// Kibibytes that a run of one mode alone had resident at most.
  private static func peakMemory(folder: String, mode: String) -> Int? {
    guard let pipe = popen("'\(CommandLine.arguments[0])' '\(folder)' \(mode)", "r") else { return nil }
    defer { pclose(pipe) }
    var line = [CChar](repeating: 0, count: 64)
    guard fgets(&line, 64, pipe) != nil else { return nil }
    return Int(String(decoding: line.prefix { $0 > 0x20 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  private static func three(_ number: Double) -> String {
    let thousandths = Int((number * 1000).rounded())
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
  }
}
