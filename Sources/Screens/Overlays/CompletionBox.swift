internal import Console
internal import ViewModels

/// What may be typed next, above the prompt.
struct CompletionBox: Equatable, Sendable {
  let completion: Completion
  let frame: Rect
  let charset: Charset

  /// The box of a prompt's completion; nil when there is none, or no room.
  init?(_ dashboard: Dashboard, above footer: Rect, charset: Charset) {
    guard case .prompt(let prompt) = dashboard.overlay, let completion = prompt.completion else { return nil }
    let rows = min(completion.items.count, 8, footer.y - 3)
    guard rows > 0 else { return nil }
    let widest = completion.items.map { Self.width(of: $0) }.max() ?? 0
    let width = min(footer.width, max(24, min(76, widest + 6)))
    self.completion = completion
    frame = Rect(x: footer.x, y: footer.y - rows - 2, width: width, height: rows + 2)
    self.charset = charset
  }

  private static func width(of item: Completion.Item) -> Int {
    TextWidth.columns(of: item.label) + (item.detail.isEmpty ? 0 : 2 + TextWidth.columns(of: item.detail))
  }

  /// The first item that shows.
  private var top: Int {
    let rows = frame.height - 2
    return min(max(0, (completion.selected ?? 0) - rows + 1), max(0, completion.items.count - rows))
  }

  /// The position of the item at a point; nil on the frame and outside of it.
  func item(at point: Point) -> Int? {
    let rows = frame.inset(columns: 1, rows: 1)
    let item = top + point.y - rows.y
    return rows.contains(point) && item < completion.items.count ? item : nil
  }

  func draw(on canvas: inout Canvas) {
    canvas.fill(frame)
    let count = completion.items.count
    let right = count > frame.height - 2 ? [Span("\((completion.selected ?? 0) + 1) of \(count)", .muted)] : []
    let rows = Panel(title: [Span("Tab", .hintKey), Span(" puts in", .hintText)], right: right, focused: true).draw(
      on: &canvas, in: frame, charset: charset)
    let top = top
    let labels = min(rows.width * 2 / 3, completion.items.map { TextWidth.columns(of: $0.label) }.max() ?? 0)
    for offset in 0..<min(rows.height, count - top) {
      let item = completion.items[top + offset]
      let row = rows.row(offset)
      let room =
        item.detail.isEmpty ? row.width - 4 : max(labels, min(TextWidth.columns(of: item.label), row.width - 4))
      let label = Fit.truncate(item.label, to: room, ellipsis: charset.glyphs.ellipsis)
      let end = canvas.write(
        Fit.pad(label, to: min(room, max(labels, TextWidth.columns(of: label)))), at: Point(x: row.x + 2, y: row.y),
        role: .strong, clip: row)
      let detail = Fit.truncate(item.detail, to: max(0, row.maxX - end - 3), ellipsis: charset.glyphs.ellipsis)
      canvas.write(detail, at: Point(x: end + 2, y: row.y), role: .muted, clip: row)
      guard top + offset == completion.selected else { continue }
      canvas.write(charset.glyphs.pointer, at: Point(x: row.x, y: row.y), role: .accent, clip: row)
      canvas.highlight(row, .selection)
    }
  }
}
