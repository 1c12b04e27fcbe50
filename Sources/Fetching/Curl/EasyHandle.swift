internal import CLibCurl

/// A handle of curl for one transfer, and the strings and lists that it points to.
///
/// Stays on the thread that made it. (libcurl-thread(3): never use one handle in two threads at once.)
final class EasyHandle {
  let pointer: UnsafeMutableRawPointer
  /// What curl says went wrong, in its own words, while it works.
  private let errorText: UnsafeMutablePointer<CChar>
  private var lists: [UnsafeMutablePointer<curl_slist>] = []
  /// The first option that curl refused.
  private(set) var refusal: CURLcode?

  /// Fails if there is no memory.
  init?() {
    guard let pointer = curl_easy_init() else { return nil }
    self.pointer = pointer
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    check(na_easy_set_pointer(pointer, CURLOPT_ERRORBUFFER, errorText))
  }

  deinit {
    curl_easy_cleanup(pointer)
    for list in lists { curl_slist_free_all(list) }
    errorText.deallocate()
  }

  func set(_ option: CURLoption, _ value: Int) { check(na_easy_set_long(pointer, option, value)) }

  /// curl copies the string.
  func set(_ option: CURLoption, _ value: String?) { check(na_easy_set_string(pointer, option, value)) }

  func set(_ option: CURLoption, _ value: [String]) {
    var list: UnsafeMutablePointer<curl_slist>?
    for line in value {
      guard let longer = curl_slist_append(list, line) else {
        curl_slist_free_all(list)
        return check(CURLE_OUT_OF_MEMORY)
      }
      list = longer
    }
    guard let list else { return }
    lists.append(list)
    check(na_easy_set_list(pointer, option, list))
  }

  /// What is sent along; curl copies it.
  func set(post content: [UInt8]) {
    // The size comes first, or curl would look for a zero byte. (CURLOPT_COPYPOSTFIELDS)
    set(CURLOPT_POSTFIELDSIZE, content.count)
    content.withUnsafeBytes {
      check(
        na_easy_set_pointer(
          pointer, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: $0.baseAddress)))
    }
    set(CURLOPT_POST, 1)
  }

  /// Where the callbacks find what they belong to; it must live as long as the handle is used.
  func set(_ option: CURLoption, pointer value: UnsafeMutableRawPointer?) {
    check(na_easy_set_pointer(pointer, option, value))
  }

  func set(_ option: CURLoption, _ taker: curl_write_callback) {
    check(na_easy_set_taker(pointer, option, taker))
  }

  func set(debug: curl_debug_callback) { check(na_easy_set_debug(pointer, debug)) }

  func set(openSocket: curl_opensocket_callback) { check(na_easy_set_open_socket(pointer, openSocket)) }

  func text(_ info: CURLINFO) -> String? {
    var value: UnsafePointer<CChar>?
    guard na_easy_get_string(pointer, info, &value) == CURLE_OK, let value else { return nil }
    return String(cString: value)
  }

  func number(_ info: CURLINFO) -> Int64 {
    var value: curl_off_t = 0
    return na_easy_get_offset(pointer, info, &value) == CURLE_OK ? Int64(value) : 0
  }

  func count(_ info: CURLINFO) -> Int? {
    var value = 0
    return na_easy_get_long(pointer, info, &value) == CURLE_OK ? value : nil
  }

  /// What happened, in curl's words.
  func explanation(of code: CURLcode) -> String {
    let text = String(cString: errorText)
    return text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
  }

  private func check(_ code: CURLcode) {
    if code != CURLE_OK, refusal == nil { refusal = code }
  }
}
