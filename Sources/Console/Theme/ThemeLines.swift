/// Finds the line of a key in a theme file, which the TOML parser does not say once the file is read.
struct ThemeLines {
  private let lines: [Substring]

  init(_ text: String) {
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  /// The number of the line that sets a key in a section, or at the top of the file when the section is nil.
  func line(of key: String, in section: String?) -> Int? {
    var current: String?
    for (index, line) in lines.enumerated() {
      let text = String(line).trimmingBlanks
      if text.hasPrefix("[") {
        current = String(text.dropFirst().prefix { $0 != "]" }).trimmingBlanks
      } else if current == section, let equals = text.firstIndex(of: "=") {
        let name = String(text[..<equals]).trimmingBlanks
        if name == key || name == "\"\(key)\"" { return index + 1 }
      }
    }
    return nil
  }
}

/// Compares words, to guess what a misspelt one meant.
enum Spelling {
  /// How many letters have to be added, dropped or changed to make one word the other (Levenshtein).
  static func distance(_ left: String, _ right: String) -> Int {
    let target = Array(right)
    var row = Array(0...target.count)
    for (i, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in target.enumerated() {
        let change = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[target.count]
  }
}
