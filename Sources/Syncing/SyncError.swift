public import Archiving

/// What stops a run of `sync` altogether.
public enum SyncError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The archive cannot be written, or another run holds it.
  case keeping(KeepingError)
  /// What is remembered between runs cannot be read or written.
  case memory(String)

  init(_ error: any Error) {
    switch error {
    case let error as SyncError: self = error
    case let error as KeepingError: self = .keeping(error)
    default: self = .memory("\(error)")
    }
  }

  public var description: String {
    switch self {
    case .keeping(let error): error.description
    case .memory(let reason): reason
    }
  }
}
