internal import ArticleModel
internal import HTMLTree

extension Rule<BeijingTime> {
  /// The first date in the text of a node.
  static func text(_ selector: Selector) -> Rule {
    Rule("first date in \(selector)") { page in
      page.root.all(selector).lazy.compactMap { BeijingTime(firstIn: $0.visibleText) }.first
    }
  }

  static func attribute(_ selector: Selector, _ attribute: StaticString) -> Rule {
    Rule<String>.attribute(selector, attribute).map { BeijingTime(firstIn: $0) }
  }

  static func meta(_ name: String) -> Rule {
    Rule<String>.meta(name).map { BeijingTime(firstIn: $0) }
  }
}
