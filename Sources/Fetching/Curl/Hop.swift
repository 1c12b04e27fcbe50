/// One request without its redirects.
struct Hop: Sendable {
  let target: RequestAddress
  /// Fields beside those that every request has, as lines.
  var fields: [String] = []
  var content: FetchRequest.Content?
  /// In milliseconds.
  var timeLimit: Int64
  /// Whether no kept connection may be used.
  var needsNewConnection = false
}

/// What came of a hop.
struct HopResult: Sendable {
  var sent: SentRequest
  var answer: AnswerBuffer
  /// The server's, as far as it concerns anybody: public, and not that of a proxy.
  var serverAddress: String?
  var milliseconds: Int64 = 0
  /// Whether the connection had been used before.
  var isConnectionOld = false
  /// `nil` if the answer is complete.
  var failure: HopFailure?
}

/// Why a hop ended before its answer did.
struct HopFailure: Sendable, Hashable {
  let kind: FetchError.Kind
  /// As half a sentence.
  let message: String
}
