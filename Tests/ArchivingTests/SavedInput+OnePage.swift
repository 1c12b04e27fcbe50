import ArticleModel

@testable import Archiving

extension SavedInput {
  /// All that comes out of the input.
  func items(url: String? = nil, limit: Int = SavedInput.sizeLimit) -> (items: [SavedItem], passedOver: Int) {
    var items: [SavedItem] = []
    let passedOver = forEachItem(url: url, limit: limit) { items.append($0) }
    return (items, passedOver)
  }

  /// The one page that is in the input; its first failure if it has any.
  func capture(url: String? = nil, limit: Int = SavedInput.sizeLimit) throws -> Capture {
    var captures: [Capture] = []
    for item in items(url: url, limit: limit).items {
      switch item {
      case .page(let page): captures.append(page.capture)
      case .failure(let error): throw error
      case .seenAgain: break
      }
    }
    guard let capture = captures.first, captures.count == 1 else { throw NotOnePage(count: captures.count) }
    return capture
  }

  struct NotOnePage: Error { var count: Int }
}
