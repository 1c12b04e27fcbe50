extension ArchiveFolder {
  /// What is wrong with the file that says what a folder is.
  func finding(declaration: (name: String, content: [UInt8]), in folder: String) -> Finding? {
    let path = "\(folder)/\(declaration.name)"
    let file = storedFile(path, longest: StoredFile.longestLine)
    if file.bytes == declaration.content { return nil }
    return Finding(
      .error, path, file.fault ?? "does not say what the folder is", remedy: .write(declaration.content))
  }
}
