import TextDiff

/// The runs as one text, with what was removed in `[-…-]` and what was added in `{+…+}`.
func marked(_ runs: [Run]) -> String {
  runs.reduce(into: "") { text, run in
    switch run.kind {
    case .same: text += run.text
    case .removed: text += "[-\(run.text)-]"
    case .added: text += "{+\(run.text)+}"
    }
  }
}

/// One line for each paragraph; `|` stands between sentences.
func marked(_ diff: TextDiff) -> [String] {
  diff.paragraphs.map { $0.sentences.map { marked($0.runs) }.joined(separator: "|") }
}
