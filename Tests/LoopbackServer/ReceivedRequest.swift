/// A request as the server got it.
public struct ReceivedRequest: Sendable {
  /// All bytes of the head.
  public let head: [UInt8]
  public let method: String
  /// As it stands in the request line: the path, or the whole address if the server is taken for a proxy.
  public let target: String
  public let fields: [(name: String, value: String)]
  /// When its head was complete.
  public let at: ContinuousClock.Instant
  /// Which connection it came over, from 1.
  public let connection: Int
  /// Which one of the requests for the same target it is, from 1.
  public let occurrence: Int

  /// The value of the first field of this name, in letters of either case.
  public func value(_ name: String) -> String? {
    fields.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  init(head: [UInt8], connection: Int, earlier: [ReceivedRequest]) {
    self.head = head
    self.connection = connection
    at = ContinuousClock.now
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    method = words.first.map(String.init) ?? ""
    let target = words.dropFirst().first.map(String.init) ?? ""
    self.target = target
    occurrence = 1 + earlier.count { $0.target == target }
    fields = lines.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "")
    }
  }
}
