import FoundationEssentials
import Glibc

/// The program while it runs.
///
/// Whoever starts it waits for its end, once.
struct RunningProgram: Sendable {
  let process: pid_t
  /// The files with what it says.
  let output: String
  let errors: String

  func signal(_ number: Int32) { kill(process, number) }

  /// Waits for its end, and lets nobody else work on this thread.
  func wait() -> Program.Result {
    var ending: Int32 = 0
    while waitpid(process, &ending, 0) < 0, errno == EINTR {}
    return result(ending)
  }

  /// Waits for its end, and looks at its memory meanwhile.
  ///
  /// Not by `wait4`: what that tells of a process begins with the memory of the one that started it.
  func end() async throws -> Program.Result {
    var ending: Int32 = 0
    var memory = 0
    while waitpid(process, &ending, WNOHANG) == 0 {
      memory = max(memory, peakMemory)
      try await Task.sleep(for: .milliseconds(2))
    }
    var result = result(ending)
    result.peakMemory = memory
    return result
  }

  private func result(_ ending: Int32) -> Program.Result {
    // As sh says it: the exit status, or 128 and the signal.
    let code = ending & 0x7F == 0 ? ending >> 8 & 0xFF : 128 + ending & 0x7F
    return Program.Result(status: code, output: textOfFile(output), errors: textOfFile(errors))
  }

  /// The peak so far, in bytes; it is gone when the process is. (VmHWM in proc(5))
  private var peakMemory: Int {
    let line = textOfFile("/proc/\(process)/status").split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 << 10 } ?? 0
  }
}

/// The text of a file, or the empty text if there is none.
func textOfFile(_ path: String) -> String {
  FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
}
