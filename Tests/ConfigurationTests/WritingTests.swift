import Configuration
import OrderedJSON
import Testing

/// `config init` and `config show`: a configuration as text.
@Suite struct WritingTests {
  private static let everything = """
    archive: /srv/kept
    network:
      contact: https://example.org/me
      user-agent: "honest: not"
      delay: 1500ms
      retries: 7
      timeout: 61s
      max-size: 3MiB
      proxy: http://127.0.0.1:3128
      cacert: /a/ca.pem
      cookies: /a/c.txt
      allow-hosts: [a.org, b.org]
      allow-private: yes
      resolve: ["a.org:443:[::1]"]
    look-again: {after: [5m], every: never}
    run: {max-duration: 30s, max-requests: 12}
    report:
      file: /a/r.json
      webhook: https://a.org/?x=1&y=2
      exec: "printf '%s: # \\"*'"
      ping-start: https://a.org/1
      ping-success: https://a.org/2
      ping-failure: https://a.org/3
    sources:
      - {author: "https://www.163.com/dy/article/JU7JLCSV051481US.html", name: "- yes: 网易", limit: 3}
      - {author: W351337132999228435, title-contains: ["true", "~", "#x"], title-excludes: ["[a]"]}
      - {channel: tech, columns: [0511B8LM, "00253000"], after: 2024, before: 2024-05-17}
      - {ranking: "https://news.163.com/rank/"}
      - {feed: "https://a.org/f"}
      - {links: "https://www.163.com/"}
      - {list: "/a/list: of.txt"}
    """

  @Test(arguments: ["run: {}", everything])
  func whatIsShownReadsBackAsTheSame(_ text: String) throws {
    let read = try configuration(text)
    #expect(try configuration(read.yaml) == read)
    // JSON is YAML too.
    #expect(try configuration(read.json.text(.pretty)) == read)
  }

  /// Each stored property has one key, so that none is forgotten when the next is added.
  @Test func everyPropertyIsShown() throws {
    let read = try configuration(Self.everything)
    func names(_ value: Any) -> [String] {
      Mirror(reflecting: value).children.compactMap(\.label).map { name in
        name.map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
      }.sorted()
    }
    #expect(keys(read.json) == names(read))
    #expect(keys(read.json["network"]) == names(read.network))
    #expect(keys(read.json["look-again"]) == names(read.lookAgain))
    #expect(keys(read.json["run"]) == names(read.run))
    #expect(keys(read.json["report"]) == names(read.report))
  }

  @Test func exampleReadsAsTheDefaults() throws {
    #expect(try configuration(Configuration.commentedExample) == Configuration())
  }

  /// The example's lines, with `#` taken from those that are keys where `isWanted` says so.
  private func example(uncommented isWanted: (Int) -> Bool) -> String {
    Configuration.commentedExample.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      number, line in
      guard let mark = line.firstIndex(of: "#"), Self.isKey(line), isWanted(number) else {
        return String(line)
      }
      return String(line[..<mark] + line[line.index(after: mark)...])
    }.joined(separator: "\n")
  }

  /// Whether the line is a key behind a `#`.
  private static func isKey(_ line: Substring) -> Bool {
    let rest = line.drop { $0 == " " }
    return rest.hasPrefix("#") && rest.dropFirst().first.map { $0.isLetter || $0 == "-" } == true
  }

  @Test func exampleWithEveryKeyInForce() throws {
    let read = try configuration(example { _ in true })
    #expect(read.sources.map(\.kind.key) == ["author", "channel", "ranking", "feed", "links", "list"])
    let text = example { _ in true }
    for key in try keys(below: configuration(Self.everything).json) {
      #expect(text.contains(" \(key):") || text.contains("\n\(key):"), "\(key)")
    }
    // None of them is left at nothing, so each was read.
    #expect(!read.json.text(.line).contains("null"))
  }

  @Test func exampleWithEachKeyInForce() throws {
    let lines = Configuration.commentedExample.split(separator: "\n", omittingEmptySubsequences: false)
    let source = try #require(lines.firstIndex { $0.contains("#- author:") })
    for (number, line) in lines.enumerated() where Self.isKey(line) {
      // What is said of a source needs one.
      let isOfSource = line.hasPrefix("    #")
      let text = example { $0 == number || isOfSource && $0 == source }
      #expect(try configuration(text) != Configuration(), "\(line)")
    }
  }

  private func keys(_ value: JSONValue?) -> [String] {
    guard case .object(let members) = value else { return [] }
    return members.map(\.name).sorted()
  }

  /// The names of all members, at whatever depth.
  private func keys(below value: JSONValue) -> Set<String> {
    switch value {
    case .object(let members): Set(members.map(\.name)).union(members.flatMap { keys(below: $0.value) })
    case .array(let values): Set(values.flatMap { keys(below: $0) })
    default: []
    }
  }
}

extension JSONValue {
  fileprivate subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}
