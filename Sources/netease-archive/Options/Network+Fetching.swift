internal import ArgumentParser
internal import Configuration
internal import Fetching
internal import FoundationEssentials

extension Configuration.Network {
  /// What the fetcher is told.
  func settings() throws(FetchSettingsError) -> FetchSettings {
    var settings = FetchSettings()
    settings.userAgent = userAgent.text(contact: contact)
    settings.maxTime = timeout.milliseconds
    settings.maxSize = Int(maxSize.bytes)
    settings.allowedHosts = allowHosts
    settings.allowsPrivateAddresses = allowPrivate
    for entry in resolve { settings.resolve.append(try ResolveEntry(entry)) }
    settings.caFile = cacert
    settings.proxy = proxy
    settings.cookieFile = cookies
    return settings
  }

  /// What cannot be used of what a configuration file says, though it is written as it should be.
  func mistake(in file: String) -> ConfigurationError? {
    do throws(FetchSettingsError) {
      try settings().check()
      return nil
    } catch {
      return ConfigurationError(file: file, reason: error.description)
    }
  }

  /// The fetcher of a run, which tells what it does if that is wanted.
  ///
  /// - Throws: exit 64 with a message for a setting that cannot be used.
  func fetcher(_ manners: Manners, isVerbose: Bool) throws -> Fetcher {
    do throws(FetchSettingsError) {
      return try Fetcher(settings(), manners: manners, stateFolder: .ofUser(), clock: SystemClock()) {
        if isVerbose { Messages.say($0.line) }
      }
    } catch {
      Messages.say(error.description)
      throw ExitCode(ExitStatus.usage)
    }
  }

  var manners: Manners {
    var manners = Manners()
    manners.delay = delay.milliseconds
    manners.retries = retries
    return manners
  }
}

extension Configuration.UserAgent {
  /// The field `User-Agent`.
  ///
  /// The browser is the one that most readers of the site have; pages are the same for all of them.
  func text(contact: String?) -> String {
    switch self {
    case .honest: "netease-archive/\(Version.current)" + (contact.map { " (+\($0))" } ?? "")
    case .browser:
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
    case .text(let text): text
    }
  }
}

extension StateFolder {
  /// The folder of this user, with a warning on standard error if it cannot be used.
  static func ofUser() -> StateFolder? {
    path(in: ProcessInfo.processInfo.environment).map { path in
      StateFolder(path: path) { Messages.say($0) }
    }
  }
}

extension FetchEvent {
  /// For those who want to look on.
  fileprivate var line: String {
    switch self {
    case .sending(let url): "asking for \(url)"
    case .answered(let url, let status, let bytes, let milliseconds):
      "\(url): HTTP \(status), \(bytes) bytes, \(milliseconds) ms"
    case .redirected(let source, let target): "\(source): leads to \(target)"
    case .failed(let error): error.description
    case .waiting(let url, let milliseconds, let failures):
      "\(url): try \(failures) failed, waiting for \((milliseconds + 500) / 1000) s"
    }
  }
}
