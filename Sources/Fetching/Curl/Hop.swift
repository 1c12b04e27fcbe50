/// Carries a request to its server and the answer back: curl, or what a simulation puts in its place.
package protocol HopCarrier: Sendable {
  func run(_ hop: Hop) async -> HopResult
}

/// One request without its redirects.
package struct Hop: Sendable {
  let target: RequestAddress
  /// The address as it is sent, without a fragment.
  package var url: String { target.uri }
  /// Fields beside those that every request has, as lines.
  package var fields: [String] = []
  var content: FetchRequest.Content?
  /// In milliseconds.
  var timeLimit: Int64
  /// Whether no kept connection may be used.
  var needsNewConnection = false
}

/// What came of a hop.
package struct HopResult: Sendable {
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

extension HopResult {
  /// A whole answer without a network: its head as HTTP/1.1 has it, up to the empty line, and its body.
  package init(to hop: Hop, at instant: Int64, head: String, body: [UInt8]) {
    var sent = SentRequest(at: instant)
    let lines = ["GET \(hop.target.uri) HTTP/1.1", "Host: \(hop.target.host)"] + hop.fields
    Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8).withUnsafeBytes { sent.take($0, at: instant) }
    var answer = AnswerBuffer(bodyLimit: body.count)
    for line in head.split(separator: "\r\n", omittingEmptySubsequences: false) {
      Array(line.utf8).withUnsafeBytes { _ = answer.takeHeadLine($0) }
    }
    body.withUnsafeBytes { _ = answer.takeBody($0) }
    self.init(sent: sent, answer: answer)
  }
}

/// Why a hop ended before its answer did.
struct HopFailure: Sendable, Hashable {
  let kind: FetchError.Kind
  /// As half a sentence.
  let message: String
}
