internal import ArchiveStore
internal import Archiving
internal import ArgumentParser
internal import Configuration
internal import OrderedJSON
internal import Terminal

struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that everything in the archive is as it was stored.",
    discussion: """
      Every digest, every inventory, every WARC record, the log, and the catalog against the files. Nothing is \
      mended. With --sample or --max-time a part of the articles is checked, and the next run goes on where this \
      one ended: so cron checks all of them in turn. The log, its evidence and the catalog are checked whole.

        netease-archive verify
        netease-archive verify --sample 5%
        netease-archive verify --max-time 10m
      """)

  @Option(help: ArgumentHelp("Check this share of the articles.", valueName: "percent"))
  var sample: String?

  @Option(help: ArgumentHelp("Check as many articles as there is time for: 90s, 10m, 2h.", valueName: "time"))
  var maxTime: TimeSpan?

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing but what is wrong.")
  var quiet = false

  @OptionGroup var location: ArchiveOptions

  func validate() throws {
    if sample != nil, maxTime != nil { throw ValidationError("--sample and --max-time do not go together.") }
    _ = try scope()
  }

  func run() async throws {
    let outcome: AuditOutcome
    var problems: [AuditProblem] = []
    let scope = try scope()
    do throws(ArchiveError) {
      let verification = try Verification(of: location.folder, clock: WallClock.now)
      outcome = try await verification.run(scope) { problem in
        problems.append(problem)
        if !json, problem.severity != .information || !quiet { Messages.say(problem.line) }
      }
    } catch {
      throw stopped(location.folder, .archive(error))
    }
    if json {
      try StandardOutput.write(Self.json(outcome, problems, of: location.folder).text(.pretty))
    } else if !quiet {
      Messages.say(Self.summary(outcome))
    }
    let wrong = problems.filter { $0.severity != .information }
    for mending in [AuditProblem.Mending.repair, .reindex]
    where !json && wrong.contains(where: { $0.mending == mending }) {
      Messages.say("to mend what can be mended: \(mending.command(at: location.folder))")
    }
    if wrong.contains(where: { $0.severity == .error && $0.mending == .nothing }), !json {
      Messages.say("what is damaged or missing can only come from a copy of the archive")
    }
    if !wrong.isEmpty { throw ExitCode(ExitStatus.inputOutput) }
  }

  private func scope() throws -> AuditScope {
    if let sample {
      let text = sample.hasSuffix("%") ? String(sample.dropLast()) : sample
      guard let percent = Double(text), percent > 0, percent <= 100 else {
        throw ValidationError("--sample \(sample): write a share such as 5%.")
      }
      return .sample(percent: percent)
    }
    if let maxTime {
      guard maxTime.milliseconds > 0 else {
        throw ValidationError("--max-time \(maxTime): write 1s or more.")
      }
      return .until(unixMilliseconds: WallClock.now() + maxTime.milliseconds)
    }
    return .all
  }

  private static func summary(_ outcome: AuditOutcome) -> String {
    let count = TerminalText.count
    let part = outcome.audited == outcome.objects ? "" : " of \(outcome.objects)"
    let found =
      outcome.errors + outcome.warnings == 0
      ? "nothing is wrong" : "\(count(outcome.errors, "error")), \(count(outcome.warnings, "warning"))"
    let articles = part.isEmpty ? count(outcome.audited, "article") : "\(outcome.audited)\(part) articles"
    return "\(articles), \(count(outcome.files, "file")), \(outcome.bytes >> 20) MiB: \(found)"
  }

  private static func json(
    _ outcome: AuditOutcome, _ problems: [AuditProblem], of folder: String
  ) -> JSONValue {
    [
      "articles": .integer(outcome.objects), "checked": .integer(outcome.audited),
      "files": .integer(outcome.files), "bytes": .integer(Int(outcome.bytes)),
      "errors": .integer(outcome.errors), "warnings": .integer(outcome.warnings),
      "problems": .array(
        problems.map {
          [
            "path": .string($0.path), "reason": .string($0.reason), "severity": .string($0.severity.rawValue),
            "run": $0.mending == .nothing ? nil : .string($0.mending.command(at: folder)),
          ]
        }),
    ]
  }
}

extension AuditProblem.Mending {
  /// What to type for it.
  fileprivate func command(at archive: String) -> String {
    "netease-archive \(rawValue) --archive=\(ShellWord.quoted(archive))"
  }
}

extension AuditProblem {
  fileprivate var line: String {
    switch severity {
    case .error: "error: \(description)"
    case .warning: "warning: \(description)"
    case .information: description
    }
  }
}
