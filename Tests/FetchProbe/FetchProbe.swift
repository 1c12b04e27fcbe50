import ArticleModel
import Fetching
import FoundationEssentials
import Glibc

/// Fetches addresses one after the other, for tests that need a process of their own, and for measuring.
///
///     fetch-probe [--resolve HOST:PORT:ADDRESS] [--allow-host HOST] [--cacert FILE] [--max-size BYTES]
///                 [--max-time MS] [--repeat N] [--heads yes] URL…
///
/// Prints a line for each: status, bytes of body, truncation or "-", server's address or "-", defect; or "error",
/// its kind and its message. With `--repeat` only the last round, and then the time and the peak of memory.
@main struct FetchProbe {
  static func main() async {
    var settings = FetchSettings()
    var urls: [String] = []
    var rounds = 1
    var showsHeads = false
    var arguments = CommandLine.arguments.dropFirst()
    do {
      while let argument = arguments.popFirst() {
        guard argument.hasPrefix("--") else {
          urls.append(argument)
          continue
        }
        let value = arguments.popFirst() ?? ""
        switch argument {
        case "--resolve": settings.resolve.append(try ResolveEntry(value))
        case "--allow-host": settings.allowedHosts.append(value)
        case "--cacert": settings.caFile = value
        case "--max-size": settings.maxSize = Int(value) ?? 0
        case "--max-time": settings.maxTime = Int64(value) ?? 0
        case "--heads": showsHeads = true
        case "--repeat": rounds = Int(value) ?? 1
        default:
          print("unknown: \(argument)")
          exit(64)
        }
      }
      let transport = try Transport(settings)
      let start = ContinuousClock.now
      for _ in 1..<max(1, rounds) {
        for url in urls { _ = try? await transport.send(FetchRequest(url: url)) }
      }
      for url in urls { print(await line(url, transport, showsHeads)) }
      if rounds > 1 { print(figures(rounds * urls.count, ContinuousClock.now - start)) }
    } catch {
      print("setting: \(error)")
      exit(64)
    }
  }

  private static func line(_ url: String, _ transport: Transport, _ showsHeads: Bool) async -> String {
    do throws(FetchError) {
      let fetched = try await transport.send(FetchRequest(url: url))
      if showsHeads {
        for exchange in fetched.exchanges {
          print(String(decoding: (exchange.request ?? []) + exchange.responseHead, as: UTF8.self))
        }
      }
      let defect = fetched.defect ?? fetched.unfollowed?.description ?? ""
      let address = fetched.exchanges.last?.serverAddress ?? "-"
      return
        "\(fetched.status) \(fetched.body.count) \(fetched.truncation?.rawValue ?? "-") \(address) \(defect)"
    } catch {
      return "error \(error.kind) \(error.message)"
    }
  }

  private static func figures(_ count: Int, _ time: Duration) -> String {
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    return "\(count) requests in \(Int(seconds * 1000)) ms, \(Int(Double(count) / seconds)) a second, "
      + "peak \(peakMemory >> 10) MiB"
  }

  /// In KiB, as the kernel has it. (proc(5), `VmHWM`)
  private static var peakMemory: Int {
    let status = FileManager.default.contents(atPath: "/proc/self/status") ?? Data()
    let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }
}
