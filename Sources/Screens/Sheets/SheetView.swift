internal import Console
internal import Diplomacy
internal import ViewModels

/// A table over the dashboard: headings, rows, the order and the position in the bottom edge.
struct SheetView: Equatable, Sendable {
  let page: SheetPage
  let year: Int?
  /// What to say in an empty table while files are still to be read.
  let unread: [String]?
  let marks: Marks
  let asOf: CalendarDay
  let hasCursor: Bool
  let area: Rect
  let charset: Charset

  /// Where the parts of a table lie in an area: the headings, the rows, and the selected row written out.
  struct Parts {
    var headings: Rect
    var rows: Rect
    var readout: Rect

    init(_ page: SheetPage, in area: Rect) {
      let below: Rect
      (headings, below) = area.splitTop(1)
      (rows, readout) = below.splitTop(below.height - page.readoutLines(in: area.height))
    }
  }

  func draw(on canvas: inout Canvas) {
    Panel(title: title, right: right, focused: true).draw(on: &canvas, in: area, charset: charset)
    let whole = area.inset(columns: 2, rows: 1)
    let (top, inner) = whole.splitTop(FigureView.height(of: page.figure, in: whole))
    if let figure = page.figure, !top.isEmpty {
      FigureView(figure: figure, year: year, charset: charset).draw(on: &canvas, in: top)
    }
    let parts = Parts(page, in: inner)
    let rows = parts.rows
    let layout = SheetLayout(page, in: inner)
    drawHeadings(layout, on: &canvas, in: parts.headings)
    if page.matching == 0 { drawEmpty(on: &canvas, in: rows.splitTop(min(rows.height, page.lines.count)).rest) }
    for line in page.cursor.visible where line - page.cursor.top < rows.height {
      draw(line, layout, on: &canvas, in: rows.row(line - page.cursor.top))
    }
    if hasCursor, !page.lines.isEmpty {
      canvas.cursor = Point(x: rows.x, y: rows.y + page.cursor.selected - page.cursor.top)
    }
    drawReadout(on: &canvas, in: parts.readout)
    drawFoot(rows, on: &canvas)
  }

  // MARK: Edges

  private var title: [Span] {
    var spans = [Span(page.sheet.title, .title)]
    if !page.arrangement.filter.isEmpty { spans.append(Span("  \(page.arrangement.filter)", .active)) }
    return spans
  }

  private var right: [Span] {
    let total = page.sheet.rows.count
    var spans: [Span] = []
    if page.selectedCount > 0 {
      spans.append(Span("\(grouped(page.selectedCount)) selected", .accent))
      spans.append(Span("  ", .muted))
    }
    if page.isSlow {
      spans.append(Span("sorting\(charset.glyphs.ellipsis)", .active))
    } else if page.arrangement.filter.isEmpty {
      // On narrow screens the number says enough.
      let words = page.sheet.subtitle.isEmpty || area.width < 60 ? grouped(total) : page.sheet.subtitle
      spans.append(Span(words, .muted))
    } else {
      spans.append(Span("\(grouped(page.matching)) of \(grouped(total))", .active))
    }
    return spans
  }

  /// How the rows are set out at the left of the bottom edge, how far down one is at the right.
  private func drawFoot(_ rows: Rect, on canvas: inout Canvas) {
    let y = area.maxY - 1
    var position = ""
    if page.lines.count > rows.height, rows.height > 0 {
      position = " \(min(100, (page.cursor.top + rows.height) * 100 / page.lines.count))% "
      canvas.write(position, at: Point(x: area.maxX - 2 - position.count, y: y), role: .muted, clip: area)
    }
    let room = area.width - position.count - 6
    let text = Fit.truncate(arrangement, to: max(0, room), ellipsis: charset.glyphs.ellipsis)
    if !text.isEmpty { canvas.write(" \(text) ", at: Point(x: area.x + 2, y: y), role: .muted, clip: area) }
  }

  private var arrangement: String {
    let titles = Dictionary(page.sheet.columns.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    var parts: [String] = []
    if page.isSelecting { parts.append("selecting a range") }
    if let group = page.arrangement.group.flatMap({ titles[$0] }) { parts.append("by \(group)") }
    let keys = page.arrangement.sort.compactMap { key in titles[key.column].map { $0 + mark(key) } }
    if !keys.isEmpty { parts.append("sorted by \(keys.joined(separator: ", then "))") }
    return parts.joined(separator: " \(charset.glyphs.gap) ")
  }

  private func mark(_ key: SheetSort) -> String {
    key.isDescending ? charset.glyphs.sortDescending : charset.glyphs.sortAscending
  }

  // MARK: Rows

  private func drawHeadings(_ layout: SheetLayout, on canvas: inout Canvas, in row: Rect) {
    let columns = page.columns
    for place in layout.places {
      let column = columns[place.column]
      let key = page.arrangement.sort.first.flatMap { $0.column == column.id ? $0 : nil }
      let text = Fit.pad(
        column.title + (key.map(mark) ?? ""), to: place.width, align: column.isNumeric ? .right : .left,
        ellipsis: charset.glyphs.ellipsis)
      let isHere = place.column == page.column
      canvas.write(
        text, at: Point(x: place.x, y: row.y), role: isHere ? .accent : key == nil ? .muted : .active, clip: row)
      if isHere {
        canvas.highlight(Rect(x: place.x, y: row.y, width: place.width, height: 1), .selectionUnfocused)
      }
    }
    if layout.isCutLeft, let second = layout.places.dropFirst().first ?? layout.places.first {
      canvas.write(charset.glyphs.clippedLeft, at: Point(x: second.x - 1, y: row.y), role: .muted, clip: row)
    }
    if layout.isCutRight {
      canvas.write(charset.glyphs.clippedRight, at: Point(x: row.maxX - 1, y: row.y), role: .muted, clip: row)
    }
  }

  private func draw(_ line: Int, _ layout: SheetLayout, on canvas: inout Canvas, in row: Rect) {
    switch page.lines[line] {
    case .heading(let title, let count):
      let text = grouped(count)
      let fitted = Fit.truncate(title, to: max(1, row.width - text.count - 4), ellipsis: charset.glyphs.ellipsis)
      canvas.write(fitted, at: Point(x: row.x + 1, y: row.y), role: .header, clip: row)
      canvas.write(text, at: Point(x: row.maxX - 1 - text.count, y: row.y), role: .muted, clip: row)
    case .note(let index):
      let text = Fit.truncate(page.sheet.notes[index].text, to: row.width - 2, ellipsis: charset.glyphs.ellipsis)
      canvas.write(text, at: Point(x: row.x + 1, y: row.y), role: .muted, clip: row)
      drawPointer(line, on: &canvas, in: row)
    case .row(let index):
      let isMarked = page.isSelected(line: line)
      draw(page.sheet.rows[index], isMarked, layout, on: &canvas, in: row)
      if let letter = marks.letter(of: page.sheet.rows[index].fact) {
        canvas.write(String(letter), at: Point(x: row.maxX, y: row.y), role: .accent, clip: area)
      }
      if let mark = page.sheet.rows[index].mark {
        canvas.write(spans: [mark.span(charset)], at: Point(x: row.x + 1, y: row.y), clip: row)
      }
      if isMarked { canvas.write(charset.glyphs.check, at: Point(x: row.x, y: row.y), role: .accent, clip: row) }
      drawPointer(line, on: &canvas, in: row)
    }
  }

  private func drawPointer(_ line: Int, on canvas: inout Canvas, in row: Rect) {
    guard line == page.cursor.selected else { return }
    canvas.write(charset.glyphs.pointer, at: Point(x: row.x, y: row.y), role: .accent, clip: row)
    canvas.highlight(row, .selection)
  }

  /// The selected row in lines of its own below a rule, since its cells may be cut.
  private func drawReadout(on canvas: inout Canvas, in area: Rect) {
    let (rule, lines) = area.splitTop(1)
    guard !rule.isEmpty else { return }
    canvas.fill(rule, charset.glyphs.horizontal, role: .border)
    let words = page.selectedNote?.text ?? page.selected.map { page.words(of: $0) } ?? ""
    let wrapped = Fit.wrap(words, to: max(1, lines.width - 2))
    let searched = SearchedWords(page.sheet.highlights)
    for (offset, line) in wrapped.prefix(lines.height).enumerated() {
      let isCut = offset == lines.height - 1 && wrapped.count > lines.height
      let text = isCut ? Fit.truncate(line, to: lines.width - 4, ellipsis: "") + charset.glyphs.ellipsis : line
      canvas.write(spans: searched.spans(text, .text), at: Point(x: lines.x + 1, y: lines.y + offset), clip: lines)
    }
  }

  private func draw(
    _ row: SheetRow, _ isMarked: Bool, _ layout: SheetLayout, on canvas: inout Canvas, in line: Rect
  ) {
    let columns = page.columns
    let searched = SearchedWords(page.sheet.highlights)
    for place in layout.places {
      let column = columns[place.column]
      guard let index = page.sheet.index(of: column.id) else { continue }
      let cell = row.cells[index]
      guard !cell.isMissing else {
        let x = column.isNumeric ? place.x + place.width - 1 : place.x
        canvas.write(charset.glyphs.gap, at: Point(x: x, y: line.y), role: .gap, clip: line)
        continue
      }
      let sign = sign(cell)
      let text = Fit.pad(
        sign + cell.shown, to: place.width, align: column.isNumeric ? .right : .left, ellipsis: charset.glyphs.ellipsis)
      let end = canvas.write(
        spans: searched.spans(text, role(of: column, place)), at: Point(x: place.x, y: line.y), clip: line)
      guard !sign.isEmpty, let offset = text.firstIndex(of: Character(sign)) else { continue }
      let before = text.distance(from: text.startIndex, to: offset)
      if place.x + before < end {
        canvas.write(sign, at: Point(x: place.x + before, y: line.y), role: .warning, clip: line)
      }
    }
  }

  private func sign(_ cell: SheetCell) -> String {
    switch cell.sign {
    case .disputed: charset.glyphs.disputed
    case .doubtful: "?"
    case .approximate: charset.glyphs.approximately
    case nil: ""
    }
  }

  /// The first column names the row; the others stand back a little, but for the one under the cursor.
  private func role(of column: SheetColumn, _ place: SheetLayout.Place) -> Role {
    if place.column == page.column || place.column == 0 { return .text }
    return column.isNumeric ? .total : .muted
  }

  private func drawEmpty(on canvas: inout Canvas, in rows: Rect) {
    let lines =
      if page.isWaiting {
        ["Setting out \(grouped(page.sheet.rows.count)) rows \(charset.glyphs.ellipsis)"]
      } else if let unread, page.sheet.rows.isEmpty {
        unread
      } else if page.sheet.rows.isEmpty {
        page.sheet.emptyWords
      } else {
        ["No row matches \(page.arrangement.filter).", "Esc shows every row again, / changes the filter."]
      }
    EmptyState.draw(lines, on: &canvas, in: rows)
  }
}
