extension HTTPHead {
  /// The head as it may stand in a record.
  ///
  /// The status line says HTTP/1.1 whatever was spoken: there is no standard for anything newer, and replay
  /// tools fail on `HTTP/2 200`. Transfer-Encoding goes, and Content-Length with it, which counts for nothing
  /// beside it (RFC 9112, section 6.3). Everything else stays. Throws if a Content-Length is not
  /// `bodyLength`, the length of what is stored; `nil` says that only a part or nothing of the body is
  /// stored.
  public func storable(bodyLength: Int?) throws(WARCRecordError) -> HTTPHead {
    var line = rawStartLine
    for field in [HTTPField(name: "", rawValue: line)] + fields
    where field.rawValue.contains(where: \.isLineEnd) || !field.name.utf8.allSatisfy(\.isTokenByte) {
      throw .http("has a line that would read as several: \(field.name)")
    }
    for newer in ["HTTP/2.0", "HTTP/3.0", "HTTP/2", "HTTP/3"].map({ Array($0.utf8) }) {
      if line.starts(with: newer + [0x20]) {
        line = Array("HTTP/1.1".utf8) + line[newer.count...]
        break
      }
      if method != nil, line.reversed().starts(with: ([0x20] + newer).reversed()) {
        line = line.dropLast(newer.count) + Array("HTTP/1.1".utf8)
        break
      }
    }
    // The space before the reason stands there even if there is no reason. (RFC 9112, section 4)
    if status != nil, line.count(where: { $0 == 0x20 }) == 1 { line.append(0x20) }
    let head = HTTPHead(rawStartLine: line, fields: fields)
    if let codings = joinedValue("Transfer-Encoding") {
      for coding in codings.split(separator: ",") {
        let name = coding.drop { $0 == " " }.prefix { $0 != ";" && $0 != " " }.lowercased()
        guard ["chunked", "identity"].contains(name) else { throw .http("has the transfer-coding \(name)") }
      }
      return head.without(["Transfer-Encoding", "Content-Length"])
    }
    if let bodyLength, let fault = lengthFault(bodyLength: bodyLength) { throw .http(fault) }
    return head
  }

  /// What is wrong with the Content-Length, or `nil`.
  ///
  /// Answers without a body may tell the length of the one they would have had. (RFC 9110, section 8.6)
  func lengthFault(bodyLength: Int) -> String? {
    if bodyLength == 0, let status, status == 304 || status == 204 || status < 200 { return nil }
    for field in fields where field.name.isSameFieldName(as: "Content-Length") {
      guard let length = Int(field.value) else { return "has a Content-Length that is no number" }
      if length != bodyLength { return "says \(length) bytes of body, and \(bodyLength) are there" }
    }
    return nil
  }
}
