/// Reads the text of a ``Selector``.
struct SelectorParser {
  struct Failure: Error { var message: String }

  private var rest: Substring

  init(_ text: String) { rest = text[...] }

  mutating func compounds() throws(Failure) -> [Selector.Compound] {
    var found: [Selector.Compound] = []
    var isChild = false
    while true {
      skipSpaces()
      guard let next = rest.first else { break }
      if next == ">" {
        guard !found.isEmpty, !isChild else { throw Failure(message: "nothing before '>'") }
        isChild = true
        rest.removeFirst()
        continue
      }
      var compound = try compound()
      compound.isChild = isChild
      isChild = false
      found.append(compound)
    }
    if found.isEmpty || isChild { throw Failure(message: "an element is missing at the end") }
    return found
  }

  private mutating func compound() throws(Failure) -> Selector.Compound {
    var compound = Selector.Compound()
    let start = rest.startIndex
    if let first = rest.first, first.isLetter {
      let name = word()
      compound.tag = Tag(name: name)
      if compound.tag == .other { throw Failure(message: "'\(name)' is not among the tags of Tag.swift") }
    } else if rest.first == "*" {
      rest.removeFirst()
    }
    while let next = rest.first, next != " ", next != ">" {
      rest.removeFirst()
      switch next {
      case "#": compound.id = try name(of: "id")
      case ".": compound.classes.append(try name(of: "class"))
      case "[": compound.attributes.append(try attribute())
      default: throw Failure(message: "unexpected '\(next)'")
      }
    }
    if rest.startIndex == start { throw Failure(message: "an element is missing") }
    compound.key = (compound.id ?? compound.classes.first).map { TokenIndex.hash($0.utf8) }
    return compound
  }

  private mutating func attribute() throws(Failure) -> Selector.AttributeTest {
    guard let end = rest.firstIndex(of: "]") else { throw Failure(message: "']' is missing") }
    let text = rest[..<end]
    rest = rest[end...].dropFirst()
    guard let equals = text.firstIndex(of: "=") else {
      return Selector.AttributeTest(name: String(text), relation: .present, value: "")
    }
    let relations: [Character: Selector.AttributeTest.Relation] = [
      "^": .prefix, "$": .suffix, "*": .contains,
    ]
    let value = String(text[equals...].dropFirst())
    let name = text[..<equals]
    guard let sign = name.last, let relation = relations[sign] else {
      return Selector.AttributeTest(name: String(name), relation: .equal, value: value)
    }
    return Selector.AttributeTest(name: String(name.dropLast()), relation: relation, value: value)
  }

  private mutating func name(of kind: String) throws(Failure) -> String {
    let name = word()
    if name.isEmpty { throw Failure(message: "the \(kind) has no name") }
    return name
  }

  private mutating func word() -> String {
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    rest = rest[word.endIndex...]
    return String(word)
  }

  private mutating func skipSpaces() {
    rest = rest.drop { $0 == " " }
  }
}
