internal import ArgumentParser
internal import Glibc

/// The reader of standard output has closed its end: the program has nothing more to do.
struct ClosedPipe: Error {}

/// Standard output: data, and nothing else.
enum StandardOutput {
  /// - Throws: ``ClosedPipe``, or exit 74 with a message if the disk is full or gone.
  static func write(_ text: String) throws {
    try write(Array(text.utf8))
  }

  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  static func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EPIPE {
        throw ClosedPipe()
      } else if errno != EINTR {
        Messages.say("standard output: \(String(cString: strerror(errno)))")
        throw ExitCode(ExitStatus.inputOutput)
      }
    }
  }
}
