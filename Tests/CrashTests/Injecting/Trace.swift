import FoundationEssentials
import TestSupport

/// The calls by which a run changed files, in order.
struct Trace: Sendable {
  struct Call: Sendable {
    var name: String
    /// What the call returned, or minus errno.
    var result: Int
    var offset: Int
    var length: Int
    /// Relative to the watched folder.
    var path: String
    var secondPath: String
    var isBroken: Bool
    /// What a write wrote, if that was recorded.
    var bytes: [UInt8] = []

    var needsSpace: Bool { ["create", "write", "truncate", "mkdir", "rename", "link"].contains(name) }
    var canBeHalved: Bool { name == "write" && length > 1 }
  }

  var calls: [Call]

  /// Reads what the fault library wrote.
  init(lines text: String, data: [UInt8] = []) throws {
    let lines = text.split(separator: "\n")
    guard lines.first == "faults" else {
      throw HarnessError(
        "the fault library was not loaded: the program is linked statically, or LD_PRELOAD failed")
    }
    calls = []
    var rest = data[...]
    for line in lines.dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 8, Int(fields[0]) == calls.count + 1, let result = Int(fields[2]),
        let offset = Int(fields[3]), let length = Int(fields[4])
      else { throw HarnessError("a line of the trace is not one: \(line)") }
      var call = Call(
        name: fields[1], result: result, offset: offset, length: length, path: fields[5],
        secondPath: fields[6],
        isBroken: fields[7] == "*")
      if call.name == "write", !data.isEmpty, result > 0 {
        call.bytes = Array(rest.prefix(result))
        rest = rest.dropFirst(result)
      }
      calls.append(call)
    }
    guard rest.isEmpty else { throw HarnessError("there are more bytes than the writes of the trace have") }
  }

  /// The call with a number from 1.
  subscript(number: Int) -> Call? { calls.indices.contains(number - 1) ? calls[number - 1] : nil }
}
