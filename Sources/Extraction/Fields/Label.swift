/// Labels and their values as Chinese credit lines have them: `本文来源：新京报 作者：寇某 张某 责任编辑：韩某_NN9841`.
enum Label {
  static let source = ["本文来源", "来源", "稿源"]
  static let author = ["作者", "撰文", "文/", "文／"]
  static let editor = ["责任编辑", "责编", "编辑"]

  /// Every label that ends the value before it.
  private static let all = source + author + editor + ["记者", "原标题", "举报"]

  /// The value behind the first of `labels` in `line`, up to the next label; `nil` if there is none.
  static func value(of labels: [String], in line: String) -> String? {
    for label in labels {
      // The word may stand in the text before it stands as a label: `本文来源：作者之家 作者：某人`.
      for found in line.ranges(of: label).prefix(mostInALine) {
        guard let rest = behind(label, in: line[found.upperBound...]) else { continue }
        let end = all.compactMap { next in
          rest.ranges(of: next).first { behindColon(rest[$0.upperBound...]) != nil }
        }.map(\.lowerBound).min()
        let value = rest[..<(end ?? rest.endIndex)].trimmed
        if !value.isEmpty { return String(value) }
      }
    }
    return nil
  }

  /// How often a line of credits may say a word; so a page of nothing but labels is not read again for each.
  private static let mostInALine = 4

  /// What follows a label that ends in a slash, or its colon; `nil` where the word is no label.
  private static func behind(_ label: String, in text: Substring) -> Substring? {
    label.hasSuffix("/") || label.hasSuffix("／") ? text : behindColon(text)
  }

  private static func behindColon(_ text: Substring) -> Substring? {
    let rest = text.drop { $0 == " " }
    guard let colon = rest.first, colon == "：" || colon == ":" else { return nil }
    return rest.dropFirst()
  }

  /// The brackets in which whole lines stand.
  static let brackets: [(opening: Character, closing: Character)] = [
    ("（", "）"), ("(", ")"), ("[", "]"), ("【", "】"), ("［", "］"),
  ]

  /// What stands behind the colon of a labelled line, without brackets around the whole: `（原标题：…）`.
  static func value(ofLine line: String) -> String? {
    var text = Substring(line)
    if let (_, closing) = brackets.first(where: { text.first == $0.opening }) {
      text = text.dropFirst()
      if text.last == closing { text = text.dropLast() }
    }
    guard let colon = text.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return nil }
    let value = text[text.index(after: colon)...].trimmed
    return value.isEmpty ? nil : String(value)
  }

  /// The names in a list of names, without words such as 记者 between them.
  static func names(in value: String) -> [String] {
    var names: [String] = []
    var isSplit = false
    for word in words(in: value) where !roles.contains(word) {
      // Names of two characters are spaced out, to be as wide as those of three: `王 某 寇家某`.
      if isSplit, word.count == 1 {
        names[names.count - 1] += word
        isSplit = false
      } else {
        names.append(word)
        isSplit = word.count == 1
      }
    }
    return names
  }

  /// The words of a list: separated by spaces, 、 and the like.
  static func words(in value: String) -> [String] {
    value.split(whereSeparator: { " 、，,/／;；|｜".contains($0) }).map { String($0.trimmed) }.filter {
      !$0.isEmpty
    }
  }

  /// Words that stand between names and are none.
  private static let roles: Set<String> = ["记者", "本报记者", "通讯员", "实习生", "实习记者", "文", "图", "摄影"]
}

extension Substring {
  var trimmed: Substring {
    var text = self.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
