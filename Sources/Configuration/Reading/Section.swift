internal import Yams

/// One mapping of the file while it is read.
///
/// It remembers which keys were asked for: the others are unknown.
struct Section {
  let problems: Problems
  /// Where the mapping starts.
  let line: Int?
  private var entries: [(name: String, line: Int?, value: Node)] = []
  private var known: [String] = []

  /// - Parameter expected: What has to be here, for the message if it is no mapping.
  init(_ node: Node, expected: String, _ problems: Problems) {
    self.problems = problems
    line = node.mark?.line
    guard case .mapping(let mapping) = node, mapping.tag.isImplied(.map) else {
      problems.add(line, "\(node.shown): expected \(expected)")
      return
    }
    for (key, value) in mapping {
      guard let name = key.text else {
        problems.add(key.mark?.line, "\(key.shown) is no key: expected a word with a colon behind it")
        continue
      }
      // A repeated key has been spoken of.
      if name.unicodeScalars.first != RepeatedKeys.mark { entries.append((name, key.mark?.line, value)) }
    }
  }

  // MARK: Values

  /// The value of a key; `nil` if it is not there, empty, or not in the form.
  mutating func value<Value>(_ key: String, _ form: Form<Value>) -> Value? {
    node(key).flatMap { read($0, of: key, form) }
  }

  /// The values of a key that has a list; a single value may stand without one.
  mutating func list<Value>(_ key: String, _ form: Form<Value>) -> [Value]? {
    guard let node = node(key) else { return nil }
    guard case .sequence(let nodes) = node, nodes.tag.isImplied(.seq) else {
      return read(node, of: key, form).map { [$0] }
    }
    return nodes.compactMap { read($0, of: key, form) }
  }

  /// The mapping under a key; where there is none, every key of it has its default.
  mutating func section<Value>(_ key: String, _ read: (inout Section) -> Value) -> Value? {
    guard let node = node(key) else { return nil }
    var section = Section(node, expected: "the keys of \(key) under it, indented", problems)
    let value = read(&section)
    section.reportUnknown(in: " of \(key)")
    return value
  }

  /// The mappings in the list under a key.
  mutating func sections<Value>(_ key: String, expected: String, _ read: (inout Section) -> Value?) -> [Value]
  {
    guard let node = node(key) else { return [] }
    guard case .sequence(let nodes) = node, nodes.tag.isImplied(.seq) else {
      problems.add(
        node.mark?.line, "\(key): \(node.shown): expected a list: each entry with a hyphen before it")
      return []
    }
    return nodes.compactMap { node in
      var section = Section(node, expected: expected, problems)
      let value = read(&section)
      section.reportUnknown(in: " of \(key)")
      return value
    }
  }

  private func read<Value>(_ node: Node, of key: String, _ form: Form<Value>) -> Value? {
    if let text = node.text, let value = form.read(text) { return value }
    problems.add(node.mark?.line, "\(key): \(node.shown): expected \(form.expected)")
    return nil
  }

  /// What stands under a key; an empty value is as good as none, so that a key may be left without one.
  private mutating func node(_ key: String) -> Node? {
    known.append(key)
    return entries.first { $0.name == key }.flatMap { $0.value.isEmpty ? nil : $0.value }
  }

  // MARK: Keys

  /// Whether the key is there with a value; to ask does not make it a known one.
  func has(_ key: String) -> Bool { entries.contains { $0.name == key && !$0.value.isEmpty } }

  func line(of key: String) -> Int? { entries.first { $0.name == key }?.line ?? line }

  /// Says which keys nobody asked for.
  func reportUnknown(in place: String) {
    for entry in entries where !known.contains(entry.name) {
      let advice = known.nearest(to: entry.name).map { "did you mean \($0)?" }
      problems.add(
        entry.line,
        "\(entry.name.quoted) is no key\(place); \(advice ?? "expected one of \(known.joined(separator: ", "))")"
      )
    }
  }
}

extension Node {
  /// The text of a value; `nil` for a list, a mapping, and a value with a tag (`!!int`), which means nothing here.
  fileprivate var text: String? {
    guard case .scalar(let scalar) = self, scalar.tag.isImplied(.str) else { return nil }
    return scalar.string
  }

  /// Nothing, or one of the words that YAML has for it, without quotation marks.
  var isEmpty: Bool {
    guard case .scalar(let scalar) = self, scalar.style == .plain else { return false }
    return ["", "~", "null"].contains(scalar.string)
  }

  /// The value as messages show it.
  fileprivate var shown: String {
    switch self {
    case .scalar: isEmpty ? "nothing" : text.map(\.quoted) ?? "a value with a tag"
    case .sequence: "a list"
    case .mapping: "keys"
    case .alias: "an alias"
    }
  }
}

extension Tag {
  /// Whether no other kind of value was asked for than stands there.
  fileprivate func isImplied(_ kind: Name) -> Bool { self == Tag(.implicit) || self == Tag(kind) }
}
