internal import Configuration

/// Where a report has to arrive; what could not be brought there is brought by a later run.
enum ReportChannel: String, Sendable, Hashable, CaseIterable {
  case command = "exec"
  case webhook

  /// Those that the configuration names.
  static func all(in settings: Configuration.Report) -> [ReportChannel] {
    allCases.filter { channel in
      switch channel {
      case .command: settings.exec != nil
      case .webhook: settings.webhook != nil
      }
    }
  }
}
