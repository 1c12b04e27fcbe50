internal import CLibCurl
internal import Glibc

/// One hop while curl works on it.
///
/// curl holds a pointer to it, so it must be out of curl's hands before it ends: ``TransferWorker`` keeps it until
/// then. All of it happens on the worker's thread.
final class Transfer {
  let easy: EasyHandle
  private let clock: any FetchClock
  private let addressGuard: AddressGuard
  private let usesProxy: Bool
  private var sent: SentRequest
  private var answer: AnswerBuffer
  private var refused: [IPAddress] = []
  private var isSocketOpen = false

  /// Fails if there is no memory.
  init?(_ hop: Hop, settings: FetchSettings, clock: any FetchClock) {
    guard let easy = EasyHandle() else { return nil }
    self.easy = easy
    self.clock = clock
    addressGuard = settings.addressGuard(host: hop.target.host, port: hop.target.port)
    usesProxy = settings.proxy != nil
    sent = SentRequest(at: clock.now())
    answer = AnswerBuffer(bodyLimit: settings.maxSize)
    easy.set(hop, settings)
    let pointer = Unmanaged.passUnretained(self).toOpaque()
    easy.set(CURLOPT_HEADERFUNCTION, onHeadLine)
    easy.set(CURLOPT_HEADERDATA, pointer: pointer)
    easy.set(CURLOPT_WRITEFUNCTION, onBody)
    easy.set(CURLOPT_WRITEDATA, pointer: pointer)
    easy.set(debug: onTrace)
    easy.set(CURLOPT_DEBUGDATA, pointer: pointer)
    // Without it nothing is told to the function above.
    easy.set(CURLOPT_VERBOSE, 1)
    easy.set(openSocket: onOpenSocket)
    easy.set(CURLOPT_OPENSOCKETDATA, pointer: pointer)
  }

  /// What has come so far, and why no more does.
  func result(failure: HopFailure?) -> HopResult {
    var result = HopResult(sent: sent, answer: answer)
    result.milliseconds = easy.number(CURLINFO_TOTAL_TIME_T) / 1000
    result.isConnectionOld = easy.count(CURLINFO_NUM_CONNECTS) == 0
    result.failure = failure
    // An address inside a network, or a proxy's, tells more about who asked than about who answered.
    if !usesProxy, let address = easy.text(CURLINFO_PRIMARY_IP).flatMap({ IPAddress($0) }), address.isPublic {
      result.serverAddress = address.description
    }
    return result
  }

  /// What has come, with curl's reason to end it.
  func result(_ code: CURLcode) -> HopResult {
    result(failure: code == CURLE_OK ? nil : failure(code))
  }

  private func failure(_ code: CURLcode) -> HopFailure {
    if let excess = answer.excess {
      switch excess {
      case .head: return HopFailure(kind: .notHTTP, message: "the head of the answer does not end")
      case .body: return HopFailure(kind: .failed, message: "the body is longer than what is taken")
      }
    }
    if !refused.isEmpty, !isSocketOpen {
      let addresses = refused.map(\.description).joined(separator: ", ")
      return HopFailure(
        kind: .addressNotAllowed,
        message: "the host has an address that is not public (\(addresses)); nothing was sent")
    }
    return HopFailure(code, usesProxy: usesProxy, easy.explanation(of: code))
  }

  fileprivate func takeTrace(_ type: curl_infotype, _ bytes: UnsafeRawBufferPointer) {
    if type == CURLINFO_HEADER_OUT { sent.take(bytes, at: clock.now()) }
  }

  fileprivate func takeHeadLine(_ bytes: UnsafeRawBufferPointer) -> Bool { answer.takeHeadLine(bytes) }

  fileprivate func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool { answer.takeBody(bytes) }

  /// A socket for the address, or -1 if nothing may be connected to it.
  fileprivate func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>) -> Int32 {
    guard let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return CURL_SOCKET_BAD }
    let ip = IPAddress(
      socketAddress: UnsafeRawPointer(address) + offset, length: Int(address.pointee.addrlen))
    guard let ip else { return CURL_SOCKET_BAD }
    guard addressGuard.allows(ip) else {
      refused.append(ip)
      return CURL_SOCKET_BAD
    }
    isSocketOpen = true
    let type = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
    return socket(address.pointee.family, type, address.pointee.protocol)
  }
}

// What curl calls. The pointer is that of the transfer, which lives: see there.

private func transfer(at pointer: UnsafeMutableRawPointer?) -> Transfer? {
  pointer.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
}

/// Any number but that of the bytes ends the transfer. (CURLOPT_HEADERFUNCTION)
private func onHeadLine(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ pointer: UnsafeMutableRawPointer?
) -> Int {
  let length = size * count
  let isTaken = transfer(at: pointer)?.takeHeadLine(UnsafeRawBufferPointer(start: bytes, count: length))
  return isTaken == true ? length : length + 1
}

/// Any number but that of the bytes ends the transfer. (CURLOPT_WRITEFUNCTION)
private func onBody(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ pointer: UnsafeMutableRawPointer?
) -> Int {
  let length = size * count
  let isTaken = transfer(at: pointer)?.takeBody(UnsafeRawBufferPointer(start: bytes, count: length))
  return isTaken == true ? length : length + 1
}

private func onTrace(
  _ handle: UnsafeMutableRawPointer?, _ type: curl_infotype, _ bytes: UnsafeMutablePointer<CChar>?,
  _ count: Int, _ pointer: UnsafeMutableRawPointer?
) -> Int32 {
  transfer(at: pointer)?.takeTrace(type, UnsafeRawBufferPointer(start: bytes, count: count))
  return 0
}

private func onOpenSocket(
  _ pointer: UnsafeMutableRawPointer?, _ purpose: curlsocktype,
  _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
  guard let transfer = transfer(at: pointer), let address else { return CURL_SOCKET_BAD }
  return transfer.openSocket(address)
}
