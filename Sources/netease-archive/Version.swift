internal import Extraction

/// The version of the program; the extractor's is the same, as they are released together.
enum Version {
  static let current = Extractor.version
}
