internal import CLibCurl

/// curl's state for the whole process.
enum CurlLibrary {
  /// Made once, by whoever comes first. (curl_global_init)
  ///
  /// Never undone: that would not be safe as long as another part of the program may use curl.
  static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
