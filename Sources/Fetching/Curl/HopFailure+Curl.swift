internal import CLibCurl

extension HopFailure {
  /// What curl's code means here; `explanation` is curl's.
  init(_ code: CURLcode, usesProxy: Bool, _ explanation: String) {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: self.init(.unresolved, "the name of the host was not found", explanation)
    case CURLE_COULDNT_RESOLVE_PROXY:
      self.init(.proxy, "the name of the proxy was not found", explanation)
    case CURLE_PROXY: self.init(.proxy, "the proxy makes no connection", explanation)
    // With a proxy it is the only one that curl connects to.
    case CURLE_COULDNT_CONNECT where usesProxy: self.init(.proxy, "no connection to the proxy", explanation)
    // A handshake that breaks off has many reasons, most of which pass; trust is not among them.
    case CURLE_COULDNT_CONNECT, CURLE_SSL_CONNECT_ERROR:
      self.init(.cannotConnect, "no connection", explanation)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
      self.init(.tls, "the server could not prove who it is", explanation)
    case CURLE_OPERATION_TIMEDOUT: self.init(.timeout, "it took too long", explanation)
    case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2_STREAM:
      self.init(.disconnected, "the connection broke", explanation)
    // Out of memory is what curl 7.88 calls a line of a head with more than 100 KB.
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_HTTP2, CURLE_BAD_CONTENT_ENCODING,
      CURLE_OUT_OF_MEMORY:
      self.init(.notHTTP, "what came is no proper HTTP", explanation)
    case CURLE_URL_MALFORMAT: self.init(.badAddress, "is no address", explanation)
    default: self.init(.failed, "the request failed", explanation)
    }
  }

  private init(_ kind: FetchError.Kind, _ message: String, _ explanation: String) {
    self.init(kind: kind, message: "\(message) (\(explanation))")
  }
}
