internal import ArticleModel

/// Where and when a page was received, as whoever saved it knows it.
struct PageOrigin: Hashable {
  /// The address that the page had on its own site.
  var url: String?
  /// Unix milliseconds.
  var retrievedAt: Int64?

  /// What is known of a page, from what was said outside of it and from what its saver wrote into it.
  ///
  /// A copy of the Wayback Machine was received when the Wayback Machine received it, whenever it was saved from
  /// there.
  init(of page: [UInt8], url given: String?, retrievedAt: Int64? = nil) {
    let comment = SaverComment(atTheStartOf: page)
    url = given ?? comment?.url
    self.retrievedAt = retrievedAt ?? comment?.retrievedAt
    let copy = WaybackCopy(page)
    let address = url.flatMap { WebAddress($0) }
    if let original = address?.original, original != address {
      url = original.text
      self.retrievedAt = address?.waybackInstant ?? copy?.instant ?? self.retrievedAt
    } else if let copy {
      url = url ?? copy.url
      self.retrievedAt = copy.instant ?? self.retrievedAt
    }
  }
}
