internal import ArticleModel

/// An article while its fields are being found, with the record of which rule gave what.
struct Draft {
  var article = Article(headline: "", blocks: [])
  let family: String
  let template: String
  var confidence: Double
  var findings: [ExtractionReport.Finding] = []
  var discarded: [ExtractionReport.Discarded] = []
  var warnings: [String] = []
  var isTruncated = false

  init(family: String, template: String, confidence: Double) {
    self.family = family
    self.template = template
    self.confidence = confidence
  }

  /// The value of the first rule that holds, noted down as a finding.
  mutating func take<Value>(
    _ field: String, _ rules: [Rule<Value>], on page: Page, shown: (Value) -> String
  ) -> Value? {
    guard let (value, rule) = rules.first(on: page) else { return nil }
    note(field, rule, shown(value))
    return value
  }

  /// As above; where none of `rules` holds, the value of the first of `others`, unless pages of the template have no
  /// such field at all.
  mutating func take<Value>(
    _ field: String, _ rules: [Rule<Value>], or others: @autoclosure () -> [Rule<Value>], on page: Page,
    shown: (Value) -> String
  ) -> Value? {
    if rules.isEmpty { return nil }
    return take(field, rules, on: page, shown: shown) ?? take(field, others(), on: page, shown: shown)
  }

  mutating func take(_ field: String, _ rules: [Rule<String>], on page: Page) -> String? {
    take(field, rules, on: page) { $0 }
  }

  mutating func note(_ field: String, _ rule: String, _ value: String) {
    findings.append(ExtractionReport.Finding(field: field, rule: rule, value: value))
  }
}
