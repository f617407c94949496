/// Finds the line of a key in a TOML file, which the parser does not say once the file is read.
struct TOMLLines: Hashable, Sendable {
  /// The number of the first line that sets a key or opens a section, by the whole name: `roles.accent`.
  private let numbers: [String: Int]

  init(_ text: String) {
    var numbers: [String: Int] = [:]
    var section = ""
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let line = String(line).trimmingBlanks
      var name: String?
      if line.hasPrefix("[") {
        section = Self.plain(line.drop { $0 == "[" }.prefix { $0 != "]" })
        name = section
      } else if !line.hasPrefix("#"), let equals = line.firstIndex(of: "=") {
        name = (section.isEmpty ? "" : section + ".") + Self.plain(line[..<equals])
      }
      if let name, numbers[name] == nil { numbers[name] = index + 1 }
    }
    self.numbers = numbers
  }

  /// A name without its quotes and blanks.
  private static func plain(_ name: Substring) -> String { name.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" } }

  /// The line of a key in a section, or at the top of the file when the section is nil.
  func line(of key: String, in section: String?) -> Int? { numbers[(section.map { $0 + "." } ?? "") + key] }

  /// The line of a value by its path, or of the nearest thing around it that has a line of its own.
  func line(of path: [String]) -> Int? {
    let names = path.indices.reversed().map { path[...$0].joined(separator: ".") }
    return names.lazy.compactMap { numbers[$0] }.first
  }
}
