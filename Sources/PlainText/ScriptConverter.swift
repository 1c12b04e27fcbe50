private import COpenCC

/// Converts text between simplified and traditional characters, with OpenCC's dictionaries.
///
/// Words count, not characters alone: 头发 becomes 頭髮 and 发展 becomes 發展. Opening one reads the dictionaries
/// (some milliseconds), so keep it.
public final class ScriptConverter: Sendable {
  /// The characters to convert to.
  public enum Script: String, Sendable, Hashable, CaseIterable {
    case hans
    case hant

    /// The configuration file of OpenCC.
    fileprivate var configuration: String {
      switch self {
      case .hans: "t2s.json"
      case .hant: "s2t.json"
      }
    }
  }

  // Safe to share: OpenCC only reads the dictionaries while it converts (SimpleConverter::Convert is const), and
  // nothing here changes the handle between `init` and `deinit`.
  private nonisolated(unsafe) let handle: opencc_t
  /// What it converts to.
  public let script: Script

  /// Opens OpenCC's dictionaries; fails if they are not installed.
  public convenience init(to script: Script) throws(ScriptConversionError) {
    try self.init(to: script, configuration: script.configuration)
  }

  init(to script: Script, configuration: String) throws(ScriptConversionError) {
    // (opencc.h, opencc_open: (opencc_t)-1 on failure)
    guard let handle = opencc_open(configuration), Int(bitPattern: handle) != -1 else {
      throw .noDictionary(configuration: configuration, reason: Self.lastError)
    }
    self.handle = handle
    self.script = script
  }

  deinit { _ = opencc_close(handle) }

  /// The text in the script of the converter.
  ///
  /// What has no counterpart stays as it is.
  public func convert(_ text: String) throws(ScriptConversionError) -> String {
    // OpenCC's C interface ends its answer at a NUL.
    var converted = ""
    var isFirst = true
    for piece in text.split(separator: "\0", omittingEmptySubsequences: false) {
      if !isFirst { converted += "\0" }
      isFirst = false
      converted += try convertPiece(String(piece))
    }
    return script == .hans && TaiwanParticle.isUsed(in: text)
      ? TaiwanParticle.simplified(converted) : converted
  }

  private func convertPiece(_ text: String) throws(ScriptConversionError) -> String {
    guard !text.isEmpty else { return "" }
    guard let converted = opencc_convert_utf8(handle, text, text.utf8.count) else {
      throw .notConverted(reason: Self.lastError)
    }
    defer { opencc_convert_utf8_free(converted) }
    return String(cString: converted)
  }

  private static var lastError: String {
    opencc_error().map { String(cString: $0) } ?? "no reason given"
  }
}

/// Why text could not be converted to another script.
public enum ScriptConversionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// OpenCC's data files are missing or unreadable.
  case noDictionary(configuration: String, reason: String)
  /// OpenCC gave up on a text.
  case notConverted(reason: String)

  public var description: String {
    switch self {
    case .noDictionary(let configuration, let reason):
      "OpenCC cannot open \(configuration) (\(reason)); on Debian its dictionaries are in libopencc-data"
    case .notConverted(let reason): "OpenCC could not convert the text: \(reason)"
    }
  }
}
