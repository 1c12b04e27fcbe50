import PageMoulds

/// Which articles there will be, and what will happen to each: all drawn from one seed.
struct SitePlan: Sendable {
  static let authors = [
    SimulatedAuthor(name: "慢城札记", column: "0532ABCD", account: "T1477051142478", wemedia: nil),
    SimulatedAuthor(name: "木匠与锯", column: "0541MM3R", account: "T1588123456789", wemedia: nil),
    SimulatedAuthor(
      name: "渡口纪事", column: "0550KLMN", account: "T1601234567890", wemedia: "W551337132999228435"),
    SimulatedAuthor(name: "科技部", column: "000989AB", account: nil, wemedia: nil),
  ]

  /// The oldest first.
  private(set) var articles: [SimulatedArticle] = []
  private(set) var byID: [String: SimulatedArticle] = [:]

  init(_ world: World) {
    for (index, author) in Self.authors.enumerated() {
      var numbers = DrawnNumbers(seed: world.seed &* 7919 &+ UInt64(index))
      let count = world.articles / Self.authors.count
      // A few were there before anybody looked.
      let first = world.start - 20 * Instant.day
      let span = world.start + Int64(world.days) * Instant.day - first
      for number in 0..<count {
        let jitter = Int64(numbers.draw(below: 1000)) * 71_387
        let published = first + span * Int64(number) / Int64(count) + jitter
        var article = SimulatedArticle(
          docID: Instant.docID(published, column: author.column), author: author, published: published)
        article.hasTag = numbers.draw(below: 2) == 0
        // The first article is the one by which an author is given; it has to be there.
        if number > 0 { article.drawLife(&numbers, in: world) }
        article.oddity = Self.oddity(of: number, index)
        articles.append(article)
      }
    }
    articles.sort { $0.published < $1.published }
    byID = Dictionary(uniqueKeysWithValues: articles.map { ($0.docID, $0) })
  }

  /// The article by which the second author is given: the oldest one.
  var given: SimulatedArticle? { articles.first { $0.author == Self.authors[1] } }

  private static func oddity(of number: Int, _ author: Int) -> SimulatedArticle.Oddity? {
    switch (author, number) {
    case (0, 5): .restless
    case (0, 8): .unknownMarkup
    case (1, 6): .futureDate
    default: nil
    }
  }

  /// The articles of an author that the site lists, the newest first.
  func listed(of author: SimulatedAuthor, at instant: Int64) -> [SimulatedArticle] {
    articles.filter { $0.author == author && $0.isListed(at: instant) }.reversed()
  }
}

extension SimulatedArticle {
  fileprivate mutating func drawLife(_ numbers: inout DrawnNumbers, in world: World) {
    // Mostly soon, sometimes late: hours, days, months.
    func lag() -> Int64 {
      let scale = numbers.draw(from: [Instant.hour, Instant.day, 10 * Instant.day, 60 * Instant.day])
      return scale / 4 + Int64(numbers.draw(below: 1000)) * scale / 1000
    }
    if numbers.draw(below: 100) < 30 {
      var at = published
      for _ in 0...numbers.draw(below: 3) {
        at += lag()
        edits.append(Edit(at: at, part: numbers.draw(from: Edit.Part.allCases)))
      }
    }
    // Desks have no page for telephones here.
    let forms = Absence.Form.allCases.filter { author.account != nil || $0 != .desktopPageOnly }
    if numbers.draw(below: 100) < 25 {
      var at = published
      for _ in 0...numbers.draw(below: 2) {
        at += lag()
        let isForGood = numbers.draw(below: 100) < 50
        let until = isForGood ? Int64.max : at + Instant.hour + lag()
        absences.append(Absence(from: at, until: until, form: numbers.draw(from: forms)))
        if isForGood { break }
        at = until
      }
    }
  }
}
