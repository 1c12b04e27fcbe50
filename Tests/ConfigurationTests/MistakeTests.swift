import Configuration
import Testing

/// Files of somebody who made a mistake: which line is named, and what is said.
@Suite struct MistakeTests {
  @Test func messageNamesFileAndLine() {
    let inLine = ConfigurationError(file: "a.yaml", line: 3, reason: "is no number")
    #expect(inLine.description == "a.yaml:3: is no number")
    #expect(ConfigurationError(file: "a.yaml", reason: "is empty").description == "a.yaml: is empty")
  }

  @Test func allMistakesAreListedInTheOrderOfTheLines() {
    let found = messages(
      """
      archiv: a
      run:
        max-duration: long
      run:
        max-requests: 0
      network:
        dealy: 3s
        retries: many
        retries: 3
      sources:
        - author: nobody
          limit: -1
        - {}
      """)
    #expect(
      found == [
        "1: \"archiv\" is no key; did you mean archive?",
        "3: max-duration: \"long\": expected a time such as 3s, 10m, 2h or 7d, from 10s to 1d",
        "4: \"run\" stands in line 2 already",
        "7: \"dealy\" is no key of network; did you mean delay?",
        "8: retries: \"many\": expected a number from 0 to 20",
        "9: \"retries\" stands in line 8 already",
        "11: author: \"nobody\": expected a T-id, a W-id, the address of the author's page, "
          + "or the address or docid of an article",
        "12: limit: \"-1\": expected a number from 1 to 10000",
        "13: a source without its kind: expected one of author, channel, ranking, feed, links, list",
      ])
  }

  @Test(arguments: [
    ("max_size: 3s", "max-size"), ("maxSize: 3s", "max-size"), ("useragent: honest", "user-agent"),
    ("allow-host: [a.org]", "allow-hosts"), ("reties: 3", "retries"), ("cookie: c.txt", "cookies"),
    ("prxoy: http://a", "proxy"),
  ])
  func nearestKey(_ line: String, _ key: String) {
    #expect(messages("network:\n  \(line)").map { $0.hasSuffix("did you mean \(key)?") } == [true])
  }

  @Test func keyThatIsNearToNone() {
    #expect(
      messages("run:\n  colour: red")
        == ["2: \"colour\" is no key of run; expected one of max-duration, max-requests"])
  }

  @Test(arguments: [
    // Ranges.
    ("network: {delay: 2h}", "from 0s to 1h"), ("network: {delay: 3}", "a time such as 3s"),
    ("network: {retries: 21}", "from 0 to 20"), ("network: {retries: 99999999999999999999}", "from 0 to 20"),
    ("network: {max-size: 2GB}", "from 1kB to 1GB"), ("network: {timeout: 0s}", "from 1s to 1h"),
    ("look-again: {every: 1s}", "never, or a time"), ("look-again: {after: [1d, 1h]}", "ascending"),
    ("look-again: {after: [1d, 1d]}", "ascending"), ("run: {max-requests: 1.5}", "a number"),
    // Kinds of values.
    ("network: {delay: [3s]}", "a list: expected a time"),
    ("network: {delay: {a: 3s}}", "keys: expected a time"),
    ("network: fast", "the keys of network under it"), ("network: [delay]", "the keys of network under it"),
    ("sources: tech", "expected a list"), ("sources: {channel: tech}", "expected a list"),
    ("sources: [tech]", "a source such as author:"), ("sources: [null]", "a source such as author:"),
    ("network: {allow-private: maybe}", "true or false"),
    ("network: {retries: !!int 3}", "a value with a tag"),
    ("archive: [a]", "a path"), ("- archive: a", "keys such as sources:"),
    ("archive", "keys such as sources:"),
    ("? [a, b]\n: c", "is no key"), ("archive: \"\"", "\"\": expected"), ("archive: \"a\\nb\"", "a path"),
    ("archive: ~other/kept", "a path"),
    // Addresses and hosts.
    ("report: {webhook: example.org}", "begins with http"),
    ("report: {webhook: \"ftp://a.org/\"}", "begins with http"),
    ("report: {webhook: \"https://a:b@example.org/\"}", "without a password"),
    ("network: {allow-hosts: [\"https://a.org\"]}", "a host such as"),
    ("network: {allow-hosts: [\"*.a.org\"]}", "a host"),
    ("network: {allow-hosts: [\"a.org/x\"]}", "a host such as"),
    ("network: {allow-hosts: [\"a.org:80\"]}", "a host"),
    ("network: {allow-hosts: [\"a b\"]}", "a host such as"),
    ("network: {allow-hosts: [\"\"]}", "a host such as"),
    ("network: {proxy: 127.0.0.1}", "socks5h://"), ("network: {proxy: \"ftp://a\"}", "socks5h://"),
    ("network: {resolve: [www.163.com]}", "HOST:PORT:ADDRESS"),
    ("network: {resolve: [\"www.163.com:0:192.0.2.7\"]}", "HOST:PORT:ADDRESS"),
    ("network: {resolve: [\"www.163.com:443:\"]}", "HOST:PORT:ADDRESS"),
    ("network: {resolve: [\"www.163.com:443:999.1\"]}", "HOST:PORT:ADDRESS"),
    ("network: {resolve: [\"www.163.com:443:::::\"]}", "HOST:PORT:ADDRESS"),
    ("network: {proxy: \"nonsense://127.0.0.1\"}", "socks5h://"),
    ("network: {contact: 姓名@example.org}", "in ASCII"), ("network: {contact: nobody}", "a mail address"),
    ("network: {contact: \"a@b.org\\r\\nX-Header: 1\"}", "a mail address"),
    ("network: {user-agent: 浏览器}", "in ASCII"),
    // Sources.
    ("sources: [{author: \"https://www.163.com/\"}]", "a T-id"), ("sources: [{author: 0511B8LM}]", "a T-id"),
    ("sources: [{channel: 科技}]", "the name of a channel"),
    ("sources: [{channel: a_b}]", "the name of a channel"),
    ("sources: [{ranking: rank}]", "an address of NetEase"),
    ("sources: [{feed: \"https://example.org/feed\"}]", "allow-hosts names"),
    ("sources: [{feed: \"https://evil163.com/feed\"}]", "allow-hosts names"),
    ("sources: [{channel: tech, columns: [0511]}]", "the last 8 characters"),
    ("sources: [{channel: tech, columns: [0511b8lm]}]", "the last 8 characters"),
    ("sources: [{channel: tech, after: 2024-13}]", "a date"),
    ("sources: [{channel: tech, after: 24}]", "a date"),
    ("sources: [{channel: tech, after: 2024-02-30}]", "a date"),
    ("sources: [{channel: tech, after: 2024-}]", "a date"),
    ("sources: [{channel: tech, after: 2025, before: 2025}]", "a day behind that of after"),
    ("sources: [{channel: tech, title-contains: [\"\"]}]", "a text of one line"),
    ("sources: [{channel: tech, titel-contains: a}]", "did you mean title-contains?"),
    ("sources: [{channel: tech, author: T1475143788671}]", "author, channel: expected only one of them"),
    ("sources: [{channel: tech, list: [a]}]", "channel, list: expected only one of them"),
  ])
  func oneMistake(_ text: String, _ part: String) {
    let found = messages(text).filter { $0.contains(part) }
    #expect(found.count == 1, "\(messages(text))")
  }

  @Test func sourcesOfOneName() {
    #expect(
      messages("sources:\n  - channel: tech\n  - author: T1475143788671\n    name: tech")
        == ["3: the source in line 2 is \"tech\" already; give this one a name of its own (name:)"])
  }

  @Test func longValuesAreCut() {
    let word = String(repeating: "长", count: 300)
    #expect(messages("run: {max-requests: \(word)}").allSatisfy { $0.count < 100 })
  }

  @Test(arguments: ["", " \n\n", "# nothing\n# else", "---\n", "---\n...\n", "~"])
  func emptyFiles(_ text: String) {
    #expect(messages(text) == ["is empty; netease-archive config init writes a file to begin with"])
  }
}
