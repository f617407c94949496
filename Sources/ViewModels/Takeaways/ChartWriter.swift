/// How a chart is written that leaves the program with its page or table: whoever has glyphs draws it, others tell its
/// figures.
package struct ChartWriter: Sendable {
  /// Lines of text, as of a day in ISO 8601 and by a filter in its grammar; the last one ends with a line feed.
  package var text: @Sendable (_ figure: Figure, _ asOf: String, _ filter: String) -> String
  /// An SVG file that stands alone; nil where nobody can draw one.
  package var svg: (@Sendable (_ figure: Figure, _ asOf: String, _ filter: String) -> String)?

  package init(
    text: @escaping @Sendable (Figure, String, String) -> String,
    svg: (@Sendable (Figure, String, String) -> String)? = nil
  ) {
    self.text = text
    self.svg = svg
  }

  /// The figures in words, line by line.
  package static let words = ChartWriter { figure, day, _ in
    (["\(figure.title), \(figure.unit), as of \(day):"] + Spoken.table(figure)).joined(separator: "\n") + "\n"
  }
}
