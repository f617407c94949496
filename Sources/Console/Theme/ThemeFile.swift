/// A theme read from a file, with what is odd about it.
package struct ThemeFile: Hashable, Sendable {
  package var theme: Theme
  /// One sentence each: the theme works without what they name.
  package var warnings: [ThemeWarning]

  /// Reads a theme. `file` is what messages call it; `docs/themes.md` describes the format.
  package static func parse(_ text: String, file: String) throws(ThemeError) -> ThemeFile {
    var reader = try ThemeReader(text, file: file)
    return try reader.read()
  }
}

/// Something in a theme file that was left out.
package struct ThemeWarning: Hashable, Sendable, CustomStringConvertible {
  package var file: String
  package var line: Int?
  package var reason: String

  /// The warning as one sentence that starts with its place.
  package var description: String { ThemeError.place(file, line) + reason }
}

/// Why a theme file cannot be used.
package struct ThemeError: Error, Hashable, Sendable, CustomStringConvertible {
  package var file: String
  package var line: Int?
  package var reason: String

  /// The error as one sentence that starts with its place.
  package var description: String { Self.place(file, line) + reason }

  static func place(_ file: String, _ line: Int?) -> String { line.map { "\(file), line \($0): " } ?? "\(file): " }
}
