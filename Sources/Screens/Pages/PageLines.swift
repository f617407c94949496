internal import Console
internal import Diplomacy
internal import ViewModels

/// A page's entries laid out in lines of a width.
struct PageLines: Equatable, Sendable {
  struct Line {
    var entry: Int
    var isFirst: Bool
    var spans: [Span]
  }

  private let document: DetailDocument
  private let charset: Charset
  private let width: Int
  private let dateWidth: Int
  private let columns: FigureColumns
  /// How many lines each entry takes; a heading counts the blank line above it.
  let linesByEntry: [Int]
  /// How many lines there are.
  let count: Int

  /// - Parameter linesByEntry: what was measured before, when the document and the width are still the same.
  init(_ document: DetailDocument, width: Int, charset: Charset, linesByEntry: [Int]? = nil) {
    self.document = document
    self.charset = charset
    self.width = width
    dateWidth = Self.dateWidth(document)
    columns = FigureColumns(document)
    let measured = linesByEntry.flatMap { $0.count == document.entries.count ? $0 : nil }
    let measure = { [dateWidth, columns] (entry: Int) in
      EntryLines(document.entries[entry], dateWidth: dateWidth, columns: columns, width: width, charset: charset).spans
        .count
        + (Self.hasBlankAbove(entry, document) ? 1 : 0)
    }
    self.linesByEntry = measured ?? document.entries.indices.map(measure)
    count = self.linesByEntry.reduce(0, +)
  }

  private static func hasBlankAbove(_ entry: Int, _ document: DetailDocument) -> Bool {
    if entry > 0, case .heading = document.entries[entry].content { true } else { false }
  }

  /// The first line to show so that the selected entry is in view, a third from the top where the page is longer.
  func top(selecting entry: Int, height: Int) -> Int {
    guard linesByEntry.indices.contains(entry) else { return 0 }
    let line = linesByEntry[..<entry].reduce(0, +) + (Self.hasBlankAbove(entry, document) ? 1 : 0)
    return min(max(0, line - height / 3), max(0, count - height))
  }

  /// So many lines from one on; only these are laid out.
  func lines(from top: Int, count: Int) -> [Line] {
    var lines: [Line] = []
    var passed = 0
    for (index, size) in linesByEntry.enumerated() where lines.count < count {
      defer { passed += size }
      guard passed + size > top else { continue }
      let blank = Self.hasBlankAbove(index, document) ? [Line(entry: -1, isFirst: false, spans: [])] : []
      let spans = EntryLines(
        document.entries[index], dateWidth: dateWidth, columns: columns, width: width, charset: charset
      ).spans
      let own = spans.enumerated().map { Line(entry: index, isFirst: $0.offset == 0, spans: $0.element) }
      lines += (blank + own).dropFirst(max(0, top - passed))
    }
    return Array(lines.prefix(count))
  }

  /// The width of the column of dates: that of the longest, within a third of the page.
  private static func dateWidth(_ document: DetailDocument) -> Int {
    document.entries.reduce(4) { widest, entry in
      guard case .event(let date, _, _) = entry.content else { return widest }
      return max(widest, min(22, TextWidth.columns(of: date)))
    }
  }
}
