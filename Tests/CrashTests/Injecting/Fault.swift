import Glibc

/// One call that breaks, and how; the calls are numbered from 1.
struct Fault: Sendable, Hashable, CustomStringConvertible {
  enum Kind: String, Sendable, Hashable {
    /// The process dies instead of the call.
    case kill
    /// The process dies when half of the bytes are written.
    case killInside = "inside"
    /// Half of the bytes are written, and the program is told so.
    case short
    /// The call fails, once.
    case fail
    /// The call fails, and all later ones.
    case failing
    /// The disk is full from this call on: half of a write is done, then nothing that needs space.
    case full
  }

  var kind: Kind
  var call: Int
  var error: SystemError?

  enum SystemError: Sendable, Hashable {
    case noSpace, quota, io, interrupted

    var number: Int32 {
      switch self {
      case .noSpace: ENOSPC
      case .quota: EDQUOT
      case .io: EIO
      case .interrupted: EINTR
      }
    }
  }

  var isDeath: Bool { kind == .kill || kind == .killInside }

  /// Whether the program has to go on as if nothing had been: it repeats the call, or writes the rest.
  func hasToBeUnnoticed(at call: Trace.Call) -> Bool {
    // SQLite does not repeat every call that was interrupted, and the catalog is derived.
    kind == .short || error == .interrupted && !call.path.contains("catalog.sqlite")
  }

  var environment: [String: String] {
    var variables = ["FAULT_AT": "\(call)", "FAULT_KIND": kind.rawValue]
    if let error { variables["FAULT_ERRNO"] = "\(error.number)" }
    return variables
  }

  var description: String {
    "\(kind)" + (error.map { "(\($0))" } ?? "") + " at call \(call)"
  }
}
