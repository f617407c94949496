internal import TOMLKit

/// A TOML file as a list of its values, each with its path and its line: what a reader that knows every name by itself
/// needs, and all that it needs to say where something is wrong.
package struct TOMLFile: Hashable, Sendable {
  /// A value and where it stands.
  package struct Entry: Hashable, Sendable {
    /// The names of the sections around it, and its own.
    package var path: [String]
    package var value: TOMLValue
    package var line: Int?

    /// The path with dots, as a person would write it.
    package var name: String { path.joined(separator: ".") }
  }

  /// The values in the order of their lines. Sections are taken apart; only one without anything in it is an entry.
  package let entries: [Entry]
  private let lines: TOMLLines

  /// The line of a section's heading; nil where it has none of its own.
  package func line(ofSection name: String) -> Int? { lines.line(of: name, in: nil) }

  /// Reads a file's text.
  package init(_ text: String) throws(TOMLError) {
    let lines = TOMLLines(text)
    self.lines = lines
    let found = Self.entries(of: try Self.table(text), at: []).map { path, value in
      Entry(path: path, value: value, line: lines.line(of: path))
    }
    // The parser hands keys out in the order of the alphabet.
    entries = found.enumerated().sorted { a, b in
      (a.element.line ?? 0, a.offset) < (b.element.line ?? 0, b.offset)
    }.map(\.element)
  }

  private static func entries(of table: TOMLTable, at path: [String]) -> [([String], TOMLValue)] {
    table.flatMap { key, value -> [([String], TOMLValue)] in
      let path = path + [key]
      guard let inner = value.table else { return [(path, TOMLValue(value))] }
      return inner.isEmpty ? [(path, .emptySection)] : entries(of: inner, at: path)
    }
  }

  /// The parser's own table.
  static func table(_ text: String) throws(TOMLError) -> TOMLTable {
    if let problem = TOMLGuard.firstProblem(in: text) { throw TOMLError(line: problem.line, reason: problem.reason) }
    do {
      return try TOMLTable(string: text)
    } catch {
      let problem = error as? TOMLParseError
      // The parser quotes the text it stumbled over, line breaks included; a message is one line.
      let reason = (problem?.description ?? "\(error)").split(whereSeparator: \.isNewline).joined(separator: " ")
      throw TOMLError(line: problem?.source.begin.line, reason: "this is not TOML (\(reason)); mend the line.")
    }
  }
}

/// One value of a TOML file.
package enum TOMLValue: Hashable, Sendable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case list([TOMLValue])
  case emptySection
  /// A date, a fraction, a section within a list.
  case other

  init(_ value: any TOMLValueConvertible) {
    if let text = value.string {
      self = .text(text)
    } else if let flag = value.bool {
      self = .flag(flag)
    } else if let number = value.int {
      self = .number(number)
    } else if let list = value.array {
      self = .list(list.map { TOMLValue($0) })
    } else {
      self = .other
    }
  }
}

/// Why a text is not TOML.
package struct TOMLError: Error, Hashable, Sendable {
  package var line: Int?
  /// One sentence with the mend.
  package var reason: String
}
