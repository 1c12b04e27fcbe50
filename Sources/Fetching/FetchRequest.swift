/// What to get.
public struct FetchRequest: Sendable, Hashable {
  /// An http or https address; a fragment is not sent.
  public var url: String
  /// What the answer is compared with: if it is still the same, the server says 304 and sends no body.
  ///
  /// Sent to `url` alone, never to where it redirects: there they would be those of another page.
  public var validators: Validators?
  /// What is sent along: the request is a POST then, and its redirects are not followed.
  public var content: Content?

  /// The content of a request.
  public struct Content: Sendable, Hashable {
    /// The `Content-Type`.
    public var type: String
    public var bytes: [UInt8]

    public init(type: String, bytes: [UInt8]) {
      self.type = type
      self.bytes = bytes
    }
  }

  public init(url: String, validators: Validators? = nil, content: Content? = nil) {
    self.url = url
    self.validators = validators
    self.content = content
  }
}

/// What a server has given to tell one state of a page from another (RFC 9110, section 8.8).
public struct Validators: Sendable, Hashable {
  /// With its quotes, and with `W/` before them if it is weak.
  public var etag: String?
  /// An HTTP date as it came.
  public var lastModified: String?

  public init(etag: String? = nil, lastModified: String? = nil) {
    self.etag = etag
    self.lastModified = lastModified
  }
}
