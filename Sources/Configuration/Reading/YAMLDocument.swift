internal import Yams

/// The tree of a YAML text.
///
/// Anchors are refused: a few lines of them can stand for billions of values. So what is read here is never larger
/// than the file.
struct YAMLDocument {
  /// `nil` where there is nothing but comments, and if the text is no YAML.
  let root: Node?

  init(_ text: String, _ problems: Problems) {
    let anchors = Self.anchors(in: text)
    guard anchors.isEmpty else {
      for (line, name) in anchors {
        problems.add(
          line,
          "&\(name): anchors are not read here; write the value out (a text with & wants a space behind it)")
      }
      root = nil
      return
    }
    root = Self.tree(of: text, problems).flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func tree(of text: String, _ problems: Problems) -> Node? {
    var text = text
    // Each round reads the whole file, so there is an end to it.
    for _ in 0..<20 {
      do {
        // Without a resolver's rules a value is the text that stands there: what it has to be is known by its key.
        return try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        guard let key = keys.first,
          let repeated = RepeatedKeys.rename(
            key, line: context.mark.line, column: context.mark.column, in: &text)
        else {
          problems.add(
            context.mark.line, "\(keys.map(\.quoted).joined(separator: ", ")): stands twice in one place")
          return nil
        }
        problems.add(repeated, "\(key.quoted) stands in line \(context.mark.line) already")
      } catch let error as YamlError {
        explain(error, in: text, problems)
        return nil
      } catch {
        problems.add(nil, "\(error)")
        return nil
      }
    }
    return nil
  }

  // MARK: What is said of a text that is no YAML

  private static func explain(_ error: YamlError, in text: String, _ problems: Problems) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let indented = lines.indices.filter { lines[$0].prefix { $0 == " " || $0 == "\t" }.contains("\t") }
    guard indented.isEmpty else {
      for index in indented { problems.add(index + 1, "is indented by a tab; YAML wants spaces") }
      return
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      problems.add(mark.line, "is no YAML: \(problem)\(advice[problem].map { "; " + $0 } ?? "")")
    default: problems.add(nil, "is no YAML: \(error)")
    }
  }

  /// What is mostly the matter, by the words of libyaml.
  private static let advice = [
    "mapping values are not allowed in this context":
      "is the indentation right? a text with a colon and a space in it wants quotation marks",
    "could not find expected ':'": "a key wants a colon and a space behind it",
    "did not find expected key": "is the indentation right?",
    "did not find expected '-' indicator": "is the indentation right?",
    "found character that cannot start any token":
      "a text that begins with @, %, ` or another mark wants quotation marks",
    "found undefined alias": "a text that begins with * wants quotation marks",
    "did not find expected alphabetic or numeric character":
      "a text that begins with * wants quotation marks",
    "found unexpected end of stream": "a quotation mark or a bracket is not closed",
    "but found another document": "--- may stand only in the first line",
  ]

  // MARK: Anchors

  /// The names behind `&` where an anchor can stand: the reader of YAML may be led into endless work by them, so they
  /// have to be found before it is called.
  ///
  /// What is in quotation marks is not told apart; an `&` within words and addresses is.
  private static func anchors(in text: String) -> [(line: Int, name: String)] {
    var anchors: [(line: Int, name: String)] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() where line.contains("&") {
      let scalars = Array(line.unicodeScalars)
      if scalars.first(where: { $0 != " " }) == "#" { continue }
      for at in scalars.indices where scalars[at] == "&" {
        let name = scalars[(at + 1)...].prefix { isLetterOfName($0) }
        guard !name.isEmpty, at == 0 || canStandBefore(scalars[at - 1]) else { continue }
        anchors.append((index + 1, String(String.UnicodeScalarView(name))))
      }
    }
    return anchors
  }

  private static func canStandBefore(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{FEFF}" || "[]{},:?'\"".unicodeScalars.contains(scalar)
  }

  /// As libyaml has it (`IS_ALPHA`).
  private static func isLetterOfName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)) || scalar == "_"
      || scalar == "-"
  }
}
