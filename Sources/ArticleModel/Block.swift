/// One piece of an article's body, in reading order.
public enum Block: Sendable, Hashable {
  case paragraph(RichText)
  /// A heading inside the body; `level` is 1 to 6 as in HTML.
  case heading(level: Int, RichText)
  case image(ImageReference)
  /// The text under a picture or beside a video.
  case caption(RichText)
  case list(ordered: Bool, items: [[Block]])
  case quote([Block])
  case table(Table)
  case video(VideoReference)
  /// A horizontal line.
  case rule
}

/// A table: rows of cells, the first ``headerRows`` of them headings.
public struct Table: Sendable, Hashable {
  public var rows: [[RichText]]
  public var headerRows: Int

  public init(rows: [[RichText]], headerRows: Int = 0) {
    self.rows = rows
    self.headerRows = headerRows
  }
}

/// A picture of the article.
public struct ImageReference: Sendable, Hashable {
  /// The original, neither the `nimg.ws.126.net` proxy nor a placeholder.
  public var contentURL: String
  /// Pixels, where the page gives them.
  public var width: Int?
  public var height: Int?
  /// The text under the picture.
  ///
  /// It stands in the body as a ``Block/caption(_:)`` too.
  public var caption: String?

  public init(contentURL: String, width: Int? = nil, height: Int? = nil, caption: String? = nil) {
    self.contentURL = contentURL
    self.width = width
    self.height = height
    self.caption = caption
  }
}

/// A video of the article.
///
/// Its title is not part of the text.
public struct VideoReference: Sendable, Hashable {
  public var contentURL: String
  public var thumbnailURL: String?
  public var title: String?

  public init(contentURL: String, thumbnailURL: String? = nil, title: String? = nil) {
    self.contentURL = contentURL
    self.thumbnailURL = thumbnailURL
    self.title = title
  }
}
