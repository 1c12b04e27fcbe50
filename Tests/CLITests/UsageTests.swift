import Testing

/// What is said to somebody who asks, or asks wrongly.
@Suite struct UsageTests {
  @Test(arguments: [
    [], ["--help"], ["help"], ["parse", "--help"], ["import", "-h"], ["help", "import"], ["--version"],
    ["config"], ["config", "schedule", "--help"], ["help", "sync"], ["help", "status"], ["help", "feed"],
    ["help", "fetch"],
  ])
  func helpIsData(_ arguments: [String]) throws {
    let result = try Program().run(arguments)
    #expect(result.status == 0)
    #expect(!result.output.isEmpty)
    #expect(result.errors.isEmpty)
    // Terminals of 80 columns; the synopsis is one line by the library's will.
    #expect(result.output.split(separator: "\n").filter { $0.count > 80 && !$0.hasPrefix("USAGE:") }.isEmpty)
  }

  @Test func helpNamesWhatThereIs() throws {
    let program = try Program()
    let root = try program.run("--help").output
    for word in ["parse", "import", "--version", "status", "feed"] { #expect(root.contains(word)) }
    for status in [0, 2, 64, 65, 66, 69, 70, 73, 74, 75, 76, 77, 78, 79] {
      #expect(root.contains(status < 10 ? "\n   \(status)  " : "\n  \(status)  "), "\(status)")
    }
    let parse = try program.run("parse", "--help").output
    for option in [
      "--url", "--failed", "--quiet", "--verbose", "--format", "--json", "--output", "--script", "--explain",
      "--no-color",
    ] { #expect(parse.contains(option)) }
    let `import` = try program.run("import", "--help").output
    for option in ["--archive", "NETEASE_ARCHIVE", "--json", "--url"] { #expect(`import`.contains(option)) }
  }

  @Test(arguments: [
    (["delete"], "delete"),
    (["parse"], "<path>"),
    (["import"], "<path>"),
    (["parse", "--colour", "p.html"], "--colour"),
    (["parse", "--format", "pdf", "p.html"], "pdf"),
    (["parse", "--format"], "--format"),
    (["parse", "--script", "tw", "p.html"], "tw"),
    (["parse", "--quiet", "--verbose", "p.html"], "--verbose"),
    (["parse", "--json", "--format", "html", "p.html"], "--json"),
    (["parse", "--explain", "--output", "texts", "p.html"], "--output"),
    (["parse", "--explain", "--json", "p.html"], "--explain"),
    (["parse", "--explain", "--script", "hans", "p.html"], "--explain"),
    (["parse", "--output", "", "p.html"], "--output"),
    (["import", "--archive", "", "p.html"], "--archive"),
    (["parse", "--url", "nonsense", "p.html"], "nonsense"),
    (["import", "--url", "file:///etc/passwd", "p.html"], "--url"),
    (["parse", "--url", "https://www.163.com/", "p.html", "-"], "--url"),
    (["import", "--url", "https://www.163.com/", "p.html", "p.html"], "--url"),
    (["verify", "--max-time", "0s"], "--max-time"),
    (["verify", "--max-time", "10"], "--max-time"),
    (["status", "--runs", "0"], "--runs <count>': write a number, 1 or more"),
    (["feed", "--limit", "0"], "--limit"),
    (["feed", "--format", "rss"], "rss"),
    (["feed", "--json", "--format", "atom"], "--json"),
    (["feed", "--output", ""], "--output"),
    (["feed", "--base-url", "example.org"], "--base-url"),
    (["feed", "--base-url", "ftp://example.org/"], "--base-url"),
    (["config", "schedule", "--every", "45m"], "30m, 1h"),
    (["config", "schedule", "--user", "a\nb"], "--user"),
    (["config", "schedule", "--crontab", "--user", "somebody"], "--user"),
    (["config", "schedule", "--crontab", "--systemd"], "--systemd"),
  ])
  func usageErrors(_ arguments: [String], _ word: String) throws {
    let program = try Program()
    try program.write(SamplePage().html, to: "p.html")
    let result = try program.run(arguments)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(word))
    #expect(try program.files(in: ".") == ["p.html"])
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) throws {
    let result = try Program().run("--generate-completion-script", shell)
    #expect(result.status == 0)
    for word in ["import", "explain", "hant"] { #expect(result.output.contains(word)) }
  }
}
