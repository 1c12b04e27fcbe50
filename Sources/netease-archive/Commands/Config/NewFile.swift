internal import FoundationEssentials
internal import Glibc

/// A file that could not be written anew.
struct NewFileError: Error, CustomStringConvertible {
  let description: String
}

/// Files that are written where none is, with their folders.
enum NewFile {
  static func write(_ text: String, to path: String, permissions: mode_t) throws(NewFileError) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    if !folder.isEmpty {
      do {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      } catch {
        throw NewFileError(description: "\(folder): this folder cannot be created")
      }
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions)
    guard descriptor >= 0 else {
      if errno == EEXIST {
        throw NewFileError(
          description: "\(path) is there already and was left as it is; move it away to have it written anew")
      }
      throw failure(path)
    }
    defer { close(descriptor) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        let error = failure(path)
        unlink(path)
        throw error
      }
    }
  }

  private static func failure(_ path: String) -> NewFileError {
    NewFileError(description: "\(path): cannot be written: \(String(cString: strerror(errno)))")
  }
}
