internal import Console
internal import Diplomacy
internal import ViewModels

/// A page over the dashboard: headed sections, wrapped lines, footnotes.
struct PageView: Equatable, Sendable {
  let page: DetailPage
  /// The page's lines, measured for the room that they have; nil when there is no document.
  let lines: PageLines?
  let marks: Marks
  let asOf: CalendarDay
  let keys: KeyBindings
  let area: Rect
  let charset: Charset

  func draw(on canvas: inout Canvas) {
    var title = [Span(page.document?.title ?? (page.isLoaded ? "Not known by \(asOf)" : "…"), .title)]
    if !page.filter.isEmpty { title.append(Span("  \(page.filter)  \(page.matching) of \(page.total)", .active)) }
    let right = page.document.map { $0.subtitle.isEmpty ? [] : [Span($0.subtitle, .accent)] } ?? []
    Panel(title: title, right: right, focused: true).draw(on: &canvas, in: area, charset: charset)
    let whole = area.inset(columns: 2, rows: 1)
    let (top, inner) = whole.splitTop(FigureView.height(of: page.figure, in: whole))
    if let figure = page.figure, !top.isEmpty {
      FigureView(figure: figure, year: page.year, charset: charset).draw(on: &canvas, in: top)
    }
    guard let document = page.document else {
      let text = page.isLoaded ? "Nothing is known of this by \(asOf)." : "Reading …"
      EmptyState.draw([text], on: &canvas, in: inner)
      return
    }
    if document.entries.isEmpty, !page.filter.isEmpty {
      EmptyState.draw(
        ["No line has all of these words.", "\(keys.word(.back)) shows every line again."], on: &canvas, in: inner)
      return
    }
    guard let lines else { return }
    let first = lines.top(selecting: page.cursor.selected, height: inner.height)
    for line in lines.lines(from: first, count: inner.height) {
      let whole = inner.row(line.row)
      let row = Rect(
        x: whole.x + line.x, y: whole.y, width: min(line.width, whole.width - line.x), height: whole.height)
      canvas.write(spans: line.spans, at: Point(x: row.x, y: row.y), clip: row)
      drawMark(of: line, document, beside: row, on: &canvas)
      guard line.entry == page.cursor.selected else { continue }
      canvas.write(line.isFirst ? charset.glyphs.pointer : " ", at: Point(x: row.x, y: row.y), role: .accent, clip: row)
      canvas.highlight(row, .selection)
      if line.isFirst { canvas.cursor = Point(x: row.x, y: row.y) }
    }
    drawPosition(lines.count, first, inner, on: &canvas)
  }

  /// The letter of a marked row, in the margin beside it.
  private func drawMark(
    of line: PageLines.Line, _ document: DetailDocument, beside row: Rect, on canvas: inout Canvas
  ) {
    guard line.isFirst, document.entries.indices.contains(line.entry) else { return }
    guard let letter = marks.letter(of: document.entries[line.entry].fact) else { return }
    canvas.write(String(letter), at: Point(x: row.maxX, y: row.y), role: .accent, clip: area)
  }

  /// How far down the page one is, in the bottom edge.
  private func drawPosition(_ count: Int, _ top: Int, _ inner: Rect, on canvas: inout Canvas) {
    guard count > inner.height, inner.height > 0 else { return }
    let share = min(100, (top + inner.height) * 100 / count)
    let text = " \(share)% "
    canvas.write(text, at: Point(x: area.maxX - 2 - text.count, y: area.maxY - 1), role: .muted, clip: area)
  }
}
