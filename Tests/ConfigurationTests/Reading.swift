import Configuration

/// Reads a configuration as if it stood in `conf/a.yaml`, in a home of its own.
func configuration(_ text: String) throws(ConfigurationErrors) -> Configuration {
  try Configuration(bytes: Array(text.utf8), file: "conf/a.yaml", home: "/people/user")
}

/// The messages about a file, each as `line: reason`; none if it is a good one.
func messages(_ bytes: [UInt8]) -> [String] {
  do throws(ConfigurationErrors) {
    _ = try Configuration(bytes: bytes, file: "a.yaml", home: "/people/user")
    return []
  } catch {
    return error.errors.map { ($0.line.map { "\($0): " } ?? "") + $0.reason }
  }
}

func messages(_ text: String) -> [String] { messages(Array(text.utf8)) }
