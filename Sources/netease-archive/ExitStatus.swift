internal import ArchiveStore
internal import Archiving
internal import Extraction

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

  static func of(_ error: ImportError) -> Int32 {
    switch error {
    case .noAddress: noArticle
    case .archive(let error): of(error)
    case .unreadableVersion: inputOutput
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
