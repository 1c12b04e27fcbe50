internal import OrderedJSON
internal import Yams

extension Configuration {
  /// Every key with its value as a file that reads back as the same; without comments.
  public var yaml: String {
    // JSON is YAML too, for what the emitter cannot write.
    (try? serialize(node: Node(json), width: -1, allowUnicode: true)) ?? json.text(.pretty)
  }
}

extension Node {
  fileprivate init(_ value: JSONValue) {
    switch value {
    case .object(let members): self.init(members.map { (Node($0.name), Node($0.value)) })
    case .array(let values): self.init(values.map { Node($0) })
    // With this tag the emitter puts a text into quotation marks where it could be read as something else.
    case .string(let text): self.init(text, Tag(.str))
    case .integer(let number): self.init(String(number))
    case .number(let number): self.init(String(number))
    case .bool(let value): self.init(String(value))
    case .null: self.init("null")
    }
  }
}
