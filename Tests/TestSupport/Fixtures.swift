public import FoundationEssentials

/// Where the fixtures lie: beside this checkout's `Tests`, found from this file's own place.
public enum Fixtures {
  public static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures")
}
