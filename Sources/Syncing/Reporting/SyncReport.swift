public import ArchiveStore

/// What a run of `sync` did and saw.
public struct SyncReport: Sendable, Hashable {
  /// An article, for people.
  public struct Article: Sendable, Hashable {
    public var identifier: String
    public var headline: String?
    public var url: String
    /// Where it lies, relative to the archive's folder.
    public var folder: String
  }

  public struct Change: Sendable, Hashable {
    public var article: Article
    public var version: VersionNumber
    /// Title, body, pictures and so on.
    public var parts: [String]
    /// Characters of the body.
    public var added = 0
    public var removed = 0
  }

  /// An article that was there and is not, with the looks between which it went.
  public struct Removal: Sendable, Hashable {
    public var article: Article
    /// Unix milliseconds; `nil` if it was never seen.
    public var lastSeen: Int64?
    public var notSeen: Int64
    public var reason: String?
  }

  /// An article that was not there and is again.
  public struct Return: Sendable, Hashable {
    public var article: Article
    public var notSeen: Int64
    public var seenAgain: Int64
  }

  public struct Failure: Sendable, Hashable {
    public var address: String
    public var reason: String
  }

  /// A source that looks broken, a host that refuses, or something else that is wrong for longer.
  public struct Trouble: Sendable, Hashable {
    /// Its name.
    public var source: String
    public var reason: String
  }

  public var started: Int64
  public var ended: Int64
  public var new: [Article] = []
  public var changed: [Change] = []
  public var removed: [Removal] = []
  public var returned: [Return] = []
  public var failed: [Failure] = []
  /// What is to be told now.
  public var troubles: [Trouble] = []
  /// What is wrong still, and was told less than a day ago.
  public var lasting: [Trouble] = []
  /// Articles that were looked at again and are as they were.
  public var unchanged = 0
  /// Articles that change all the time and did so again, as was told less than a day ago.
  public var changedAgain = 0
  /// Articles that were looked at again and could not be seen: no answer, a refusal, a page that cannot be read.
  public var unseen = 0
  /// Articles that one look did not find, and none has confirmed yet.
  public var unconfirmed = 0
  /// Articles that a source named and that are not there yet.
  public var waiting = 0
  /// Articles that are due to be looked at again.
  public var due = 0
  /// Why the run ended before all was done; `nil` if all was.
  public var stopped: String?

  public init(started: Int64) {
    self.started = started
    ended = started
  }

  /// Whether nothing is wrong; what was told already counts too.
  public var isWell: Bool { failed.isEmpty && troubles.isEmpty && lasting.isEmpty }

  /// Whether there is nothing to tell but that the run was.
  public var isEmpty: Bool { new.isEmpty && !isWorthAWord }

  /// Whether there is something that somebody should hear of; new articles alone are no such thing.
  public var isWorthAWord: Bool {
    !(changed.isEmpty && removed.isEmpty && returned.isEmpty && failed.isEmpty && troubles.isEmpty)
  }
}
