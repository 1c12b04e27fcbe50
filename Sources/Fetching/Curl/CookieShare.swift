internal import CLibCurl

/// The cookies of all transfers, in memory.
///
/// No locks, as all of it happens on one thread.
final class CookieShare {
  private let share: UnsafeMutableRawPointer

  /// Reads a file in Netscape's format, if there is one; fails if there is no memory.
  init?(file: String?) {
    guard let share = curl_share_init() else { return nil }
    self.share = share
    guard na_share_set_lock_data(share, CURL_LOCK_DATA_COOKIE) == CURLSHE_OK else { return nil }
    guard let file else { return }
    guard let reader = EasyHandle() else { return nil }
    give(to: reader)
    reader.set(CURLOPT_COOKIEFILE, file)
    // Reads the file now, and once. (CURLOPT_COOKIELIST)
    reader.set(CURLOPT_COOKIELIST, "RELOAD")
  }

  deinit { curl_share_cleanup(share) }

  func give(to easy: EasyHandle) {
    easy.set(CURLOPT_SHARE, pointer: share)
    // Cookies are taken and sent only after this; an empty name is no file. (CURLOPT_COOKIEFILE)
    easy.set(CURLOPT_COOKIEFILE, "")
  }
}
