internal import Console
internal import Diplomacy
internal import ViewModels

/// The box of a picker: a field, and the choices that match it.
struct PickerBox: Equatable, Sendable {
  let picker: Picker
  let frame: Rect
  let rows: Rect
  let charset: Charset

  func draw(on canvas: inout Canvas) {
    canvas.fill(frame)
    let count = picker.isLoading ? "…" : "\(picker.matches.count) of \(picker.items.count)"
    let inner = Panel(title: [Span(picker.title, .title)], right: [Span(count, .muted)], focused: true)
      .draw(on: &canvas, in: frame, charset: charset)
    drawField(on: &canvas, in: inner.row(0))
    if picker.matches.isEmpty {
      let text = picker.isLoading ? "Looking them up …" : "Nothing matches “\(picker.field.text)”."
      canvas.write(text, at: Point(x: rows.x + 2, y: rows.y), role: .muted, clip: rows)
    }
    let widths = widths(in: rows)
    for position in picker.cursor.visible where position - picker.cursor.top < rows.height {
      draw(position, widths, on: &canvas, in: rows.row(position - picker.cursor.top))
    }
  }

  /// What the keys do, while nothing is typed.
  private var hint: String {
    switch picker.purpose {
    case .facet: "type to narrow, Enter keeps, Tab counts the next, Esc leaves"
    case .columns: "Enter shows or hides, left and right move, Esc leaves"
    default: "type to narrow, Enter chooses, Esc leaves"
    }
  }

  private func drawField(on canvas: inout Canvas, in row: Rect) {
    let start = canvas.write("\(charset.glyphs.pointer) ", at: Point(x: row.x + 1, y: row.y), role: .hintKey, clip: row)
    let visible = picker.field.visible(columns: row.maxX - start)
    let end = canvas.write(visible.text, at: Point(x: start, y: row.y), role: .strong, clip: row)
    if picker.field.text.isEmpty {
      canvas.write(hint, at: Point(x: end, y: row.y), role: .muted, clip: row)
    }
    canvas.cursor = Point(x: start + visible.cursor, y: row.y)
    canvas.cursorVisible = true
  }

  /// The width of the figures: keys or counts.
  private func widths(in rows: Rect) -> (figure: Int, title: Int) {
    let figure = min(rows.width / 3, picker.items.map { TextWidth.columns(of: figureText($0)) }.max() ?? 0)
    let longest = picker.items.map { TextWidth.columns(of: $0.title) }.max() ?? 0
    return (figure, min(longest, max(10, rows.width - figure - 6)))
  }

  private func draw(_ position: Int, _ widths: (figure: Int, title: Int), on canvas: inout Canvas, in row: Rect) {
    let item = picker.items[picker.matches[position]]
    let isSelected = position == picker.cursor.selected
    var x = row.x + 2
    if picker.purpose == .command {
      let key = Fit.pad(figureText(item), to: widths.figure)
      x = canvas.write(key, at: Point(x: x, y: row.y), role: .hintKey, clip: row) + 2
      x = canvas.write(
        Fit.pad(startsGroup(position) ? item.detail : "", to: 11), at: Point(x: x, y: row.y), role: .muted, clip: row)
      canvas.write(
        Fit.truncate(item.title, to: row.maxX - x - 1, ellipsis: charset.glyphs.ellipsis), at: Point(x: x, y: row.y),
        clip: row)
    } else {
      let figure = Fit.pad(item.figure, to: widths.figure, align: .right)
      let bar = item.share == nil ? 0 : min(20, max(0, row.width / 4))
      let room = row.width - 4 - widths.figure - (bar == 0 ? 0 : bar + 2)
      let title = Fit.truncate(item.title, to: room, ellipsis: charset.glyphs.ellipsis)
      let end = canvas.write(Fit.pad(title, to: min(widths.title, room)), at: Point(x: x, y: row.y), clip: row)
      let detail = Fit.truncate(
        item.detail, to: max(0, row.x + 2 + room - end - 2), ellipsis: charset.glyphs.ellipsis)
      canvas.write(detail, at: Point(x: end + 2, y: row.y), role: .muted, clip: row)
      if let share = item.share {
        let place = Rect(x: row.maxX - 2 - widths.figure - bar - 1, y: row.y, width: bar, height: 1)
        draw(share, on: &canvas, in: place)
      }
      canvas.write(figure, at: Point(x: row.maxX - 1 - widths.figure, y: row.y), role: .accent, clip: row)
    }
    guard isSelected else { return }
    canvas.write(charset.glyphs.pointer, at: Point(x: row.x, y: row.y), role: .accent, clip: row)
    canvas.highlight(row, .selection)
  }

  /// A bar as long as the share is of the whole: at least a beginning where there is any.
  private func draw(_ share: Double, on canvas: inout Canvas, in area: Rect) {
    guard area.width > 0, share > 0 else { return }
    let length = max(1, Int((min(1, share) * Double(area.width)).rounded()))
    let full = charset.glyphs.levels[4]
    canvas.write(
      String(repeating: full, count: length), at: Point(x: area.x, y: area.y), role: .total, clip: area)
  }

  /// Whether a heading is due: at the first row that shows, and where it changes.
  private func startsGroup(_ position: Int) -> Bool {
    guard position > picker.cursor.top else { return true }
    return picker.items[picker.matches[position - 1]].detail != picker.items[picker.matches[position]].detail
  }

  /// Keys in the notation of the hints; counts as they are.
  private func figureText(_ item: Picker.Item) -> String {
    guard picker.purpose == .command else { return item.figure }
    return item.figure.split(separator: "\t")
      .compactMap { KeySequence.parse(String($0))?.display(charset: charset) }.joined(separator: " ")
  }
}
