internal import Console
internal import Diplomacy
internal import ViewModels

/// A page's entries laid out in lines of a width: one column of them, or two side by side where the page is made for two
/// and there is room.
struct PageLines: Equatable, Sendable {
  struct Line {
    var entry: Int
    var isFirst: Bool
    var spans: [Span]
    /// How many rows it stands below the first that shows, and its place in the row.
    var row: Int
    var x: Int
    var width: Int
  }

  /// Entries below each other.
  private struct Column: Equatable, Sendable {
    var entries: Range<Int>
    var x: Int
    var width: Int
  }

  /// The narrowest page that has two columns.
  private static let widthForTwo = 96

  private let document: DetailDocument
  private let charset: Charset
  private let sides: [Column]
  private let dateWidth: Int
  private let columns: FigureColumns
  /// How many lines each entry takes; a heading counts the blank line above it.
  let linesByEntry: [Int]
  /// How many lines there are: of two columns, those of the longer.
  let count: Int

  /// - Parameter linesByEntry: what was measured before, when the document and the width are still the same.
  init(_ document: DetailDocument, width: Int, charset: Charset, linesByEntry: [Int]? = nil) {
    self.document = document
    self.charset = charset
    let sides = Self.sides(document, width)
    self.sides = sides
    dateWidth = Self.dateWidth(document)
    columns = FigureColumns(document)
    let measured = linesByEntry.flatMap { $0.count == document.entries.count ? $0 : nil }
    let measure = { [dateWidth, columns] (column: Column) in
      column.entries.map { entry in
        Self.spans(document, entry, dateWidth, columns, column, charset).count
          + (Self.hasBlankAbove(entry, document, column) ? 1 : 0)
      }
    }
    let sizes = measured ?? sides.flatMap(measure)
    self.linesByEntry = sizes
    count = sides.map { sizes[$0.entries].reduce(0, +) }.max() ?? 0
  }

  private static func sides(_ document: DetailDocument, _ width: Int) -> [Column] {
    let all = 0..<document.entries.count
    guard let second = document.secondColumn, all.contains(second), width >= widthForTwo else {
      return [Column(entries: all, x: 0, width: width)]
    }
    let left = width / 2
    return [
      Column(entries: 0..<second, x: 0, width: left - 1),
      Column(entries: second..<all.upperBound, x: left, width: width - left),
    ]
  }

  /// The lines of an entry. On a page made for two columns each takes one, so that it can be taken in at a glance.
  private static func spans(
    _ document: DetailDocument, _ entry: Int, _ dateWidth: Int, _ columns: FigureColumns, _ column: Column,
    _ charset: Charset
  ) -> [[Span]] {
    let lines = EntryLines(
      document.entries[entry], dateWidth: dateWidth, columns: columns, width: column.width, charset: charset,
      highlights: document.highlights
    ).spans
    guard document.secondColumn != nil, lines.count > 1, let first = lines.first else { return lines }
    let ellipsis = charset.glyphs.ellipsis
    let isFull = first.columns > column.width - 3
    return [isFull ? first.truncated(to: column.width - 2, ellipsis: ellipsis) : first + [Span(" " + ellipsis, .muted)]]
  }

  private static func hasBlankAbove(_ entry: Int, _ document: DetailDocument, _ column: Column) -> Bool {
    if entry > column.entries.lowerBound, case .heading = document.entries[entry].content { true } else { false }
  }

  /// The first line to show so that the selected entry is in view, a third from the top where the page is longer.
  func top(selecting entry: Int, height: Int) -> Int {
    guard let column = sides.first(where: { $0.entries.contains(entry) }) else { return 0 }
    let before = linesByEntry[column.entries.lowerBound..<entry].reduce(0, +)
    let line = before + (Self.hasBlankAbove(entry, document, column) ? 1 : 0)
    return min(max(0, line - height / 3), max(0, count - height))
  }

  /// So many rows of lines from one on; only these are laid out.
  func lines(from top: Int, count: Int) -> [Line] {
    sides.flatMap { lines(of: $0, from: top, count: count) }
  }

  private func lines(of column: Column, from top: Int, count: Int) -> [Line] {
    var lines: [Line] = []
    var passed = 0
    for index in column.entries {
      let size = linesByEntry[index]
      defer { passed += size }
      guard passed < top + count else { break }
      guard passed + size > top else { continue }
      let blank = Self.hasBlankAbove(index, document, column) ? 1 : 0
      for (offset, spans) in Self.spans(document, index, dateWidth, columns, column, charset).enumerated() {
        let row = passed + blank + offset - top
        guard (0..<count).contains(row) else { continue }
        lines.append(
          Line(entry: index, isFirst: offset == 0, spans: spans, row: row, x: column.x, width: column.width))
      }
    }
    return lines
  }

  /// The width of the column of dates: that of the longest, within a third of the page.
  private static func dateWidth(_ document: DetailDocument) -> Int {
    document.entries.reduce(4) { widest, entry in
      guard case .event(let date, _, _) = entry.content else { return widest }
      return max(widest, min(22, TextWidth.columns(of: date)))
    }
  }
}
