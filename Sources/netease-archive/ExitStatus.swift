internal import ArchiveStore
internal import Archiving
internal import ArgumentParser
internal import Extraction
internal import Fetching

/// The program's exit statuses: those of sysexits.h, and a few of its own.
enum ExitStatus {
  /// Some of several items failed.
  static let someFailed: Int32 = 2
  static let usage: Int32 = 64
  /// Read, but no article in it.
  static let noArticle: Int32 = 65
  static let noInput: Int32 = 66
  static let defect: Int32 = 70
  static let cannotCreate: Int32 = 73
  static let inputOutput: Int32 = 74
  static let tryLater: Int32 = 75
  static let unreachable: Int32 = 69
  static let blocked: Int32 = 76
  /// By robots.txt, or by the address guard.
  static let refused: Int32 = 77
  static let configuration: Int32 = 78
  /// 404, 410, or a page that says that the article was removed.
  static let gone: Int32 = 79

  static func of(_ error: KeepingError) -> Int32 {
    switch error {
    case .noArticle, .noAddress, .unstorable: noArticle
    case .notFound: noInput
    case .archive(let error): of(error)
    case .unreadableVersion, .catalog: inputOutput
    case .unreadable: defect
    }
  }

  static func of(_ error: InputError) -> Int32 { error.reason == .hasOwnAddresses ? usage : noInput }

  static func of(_ outcome: Observation.Outcome) -> Int32 {
    switch outcome {
    case .live: 0
    case .gone, .replaced: gone
    case .blocked: blocked
    case .unreachable: unreachable
    case .unreadable: noArticle
    }
  }

  static func of(_ error: FetchError) -> Int32 {
    switch error.kind {
    case .badAddress: usage
    case .hostNotAllowed, .addressNotAllowed, .robots: refused
    case .unresolved, .cannotConnect, .proxy, .tls, .timeout, .disconnected, .notHTTP, .failed: unreachable
    case .blocked: blocked
    case .paused, .budgetSpent, .cancelled: tryLater
    }
  }

  static func of(_ error: ArchiveError) -> Int32 {
    switch error.kind {
    case .cannotCreate: cannotCreate
    case .locked: tryLater
    case .notAnArchive: noInput
    case .io, .damaged: inputOutput
    case .unsafeName: defect
    }
  }
}

/// Says what stopped a command at a file or folder, and gives the exit status to end with.
func stopped(_ folder: String, _ error: KeepingError) -> ExitCode {
  if case .archive(let inner) = error {
    // The reason may lie at a file in the folder.
    let isInside = inner.path != folder && inner.kind != .cannotCreate
    let hint = inner.kind == .notAnArchive ? "; --archive FOLDER names another place" : ""
    Messages.say("\(folder): " + (isInside ? inner.description : inner.reason) + hint)
  } else {
    Messages.say(error.description)
  }
  return ExitCode(ExitStatus.of(error))
}

/// Does something at a folder; says what stopped it there, if something did.
func stoppingAt<Value>(_ folder: String, _ body: () throws(KeepingError) -> Value) throws -> Value {
  do throws(KeepingError) { return try body() } catch { throw stopped(folder, error) }
}
