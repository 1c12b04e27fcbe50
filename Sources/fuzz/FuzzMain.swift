/// Hands the process to libFuzzer.
///
/// SwiftPM names an executable's entry point itself, so libFuzzer's own `main` is not used but its driver is called.
@main
enum FuzzMain {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    _ = runDriver(&count, &arguments, fuzzOne)
  }
}

/// libFuzzer's driver (FuzzerInterface.h); it does not return while there is something to do.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
