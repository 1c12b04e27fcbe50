extension Configuration {
  /// The files that a run reads besides its configuration, by the keys that name them.
  public var filesToRead: [(key: String, path: String)] {
    var files: [(key: String, path: String)] = []
    if let cacert = network.cacert { files.append(("cacert", cacert)) }
    if let cookies = network.cookies { files.append(("cookies", cookies)) }
    for source in sources {
      if case .list(let path) = source.kind { files.append(("list", path)) }
    }
    return files
  }
}
