package import Diplomacy

/// A page of lines as it leaves the program: as text for people, and as Markdown with footnotes.
package struct PageText: Hashable, Sendable {
  private let document: DetailDocument
  private let whole: DetailDocument
  /// The words that the lines were narrowed by; blank for all lines.
  private let filter: String
  let asOf: CalendarDay
  /// The chart above the lines.
  let figure: Figure?

  /// - Parameters:
  ///   - document: the lines to write.
  ///   - whole: the page that they are from, whose documents their numbers stand for.
  package init(_ document: DetailDocument, of whole: DetailDocument, filter: String, asOf: CalendarDay) {
    self.document = document
    self.whole = whole
    self.filter = filter
    self.asOf = asOf
    figure = whole.figure
  }

  /// The lines of the page but those of its list of sources, which come last with the numbers that are used.
  private var lines: [DetailEntry] {
    var lines = document.entries.filter { if case .source = $0.content { false } else { true } }
    // The heading over the sources would stand over nothing.
    if case .heading("Sources")? = lines.last?.content { lines.removeLast() }
    return lines
  }

  private var sources: [DetailEntry] { whole.documents(Set(lines.flatMap(\.notes)).sorted()) }

  private var asked: String { "As of \(asOf)" + (filter.isEmpty ? "" : "; lines with “\(filter)”") + "." }

  /// Plain text: the chart, and a line for each of the page's.
  package func text(_ charts: ChartWriter = .words) -> String {
    var text = [whole.title, whole.subtitle, asked].filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
    if let figure { text += "\n" + charts.text(figure, asOf.description, "") }
    for line in lines {
      if case .heading(let heading) = line.content { text += "\n\(heading)\n" } else { text += "  \(line.plainText)\n" }
    }
    guard !sources.isEmpty else { return text }
    return text + "\nSources\n" + sources.map { "  \($0.plainText)\n" }.joined()
  }

  /// Markdown: the chart in a fence, headings, a list for each section, footnotes for the documents.
  package func markdown(_ charts: ChartWriter = .words) -> String {
    var text = "# \(Self.escaped(whole.title))\n\n"
    if !whole.subtitle.isEmpty { text += Self.escaped(whole.subtitle) + "\n\n" }
    text += Self.escaped(asked) + "\n\n"
    if let figure { text += "```\n\(charts.text(figure, asOf.description, ""))```\n\n" }
    for line in lines {
      if case .heading(let heading) = line.content {
        text += "\n## \(Self.escaped(heading))\n\n"
      } else {
        text += "- \(Self.markdown(line))\n"
      }
    }
    guard !sources.isEmpty else { return text }
    return text + "\n"
      + sources.map { source in
        guard case .source(let number, let citation, let url) = source.content else { return "" }
        return "[^\(number)]: \(Self.escaped(citation))" + (url.isEmpty ? "" : " <\(url)>") + "\n"
      }.joined()
  }

  private static func markdown(_ line: DetailEntry) -> String {
    let notes = line.notes.map { "[^\($0)]" }.joined()
    switch line.content {
    case .field(let name, let value): return "**\(escaped(name))**: \(escaped(value))\(notes)"
    case .event(let date, let words, let detail):
      let parts = [date.isEmpty ? "" : "**\(escaped(date))**", escaped(words)].filter { !$0.isEmpty }
      return parts.joined(separator: " ") + (detail.isEmpty ? "" : " (\(escaped(detail)))") + notes
    case .cells(let row): return "**\(escaped(row.label))** \(escaped(row.text))\(notes)"
    case .text(let words), .heading(let words): return escaped(words) + notes
    case .source, .problem: return escaped(line.plainText)
    }
  }

  /// Text in which nothing is taken for markup.
  private static func escaped(_ text: String) -> String {
    text.map { "\\`*_[]<>|#".contains($0) ? "\\\($0)" : $0.isNewline ? " " : String($0) }.joined()
  }
}
