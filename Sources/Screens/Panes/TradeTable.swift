internal import Console
internal import Diplomacy
internal import ViewModels

/// The chart's figures as a table: a row per year, missing years included.
struct TradeTable {
  let trade: TradePane
  let info: DossierInfo
  let isFocused: Bool
  let hasCursor: Bool
  let charset: Charset

  private static let columns: [(title: String, width: Int, role: Role)] = [
    ("year", 5, .strong), ("exports", 9, .exports), ("imports", 9, .imports), ("balance", 9, .balance),
    ("total", 9, .total),
  ]

  func draw(on canvas: inout Canvas, in area: Rect) {
    guard let years = trade.years, area.height > 1 else { return }
    var x = area.x + 2
    for column in Self.columns {
      let title = Fit.pad(column.title, to: column.width, align: .right)
      canvas.write(title, at: Point(x: x, y: area.y), role: .muted, clip: area)
      x += column.width + 1
    }
    canvas.write(" series", at: Point(x: x, y: area.y), role: .muted, clip: area)
    let cursor = trade.cursor
    for position in cursor.visible where position - cursor.top < area.height - 1 {
      let row = area.row(position - cursor.top + 1)
      draw(years.lowerBound + position, on: &canvas, in: row)
      guard position == cursor.selected else { continue }
      canvas.write(charset.glyphs.pointer, at: Point(x: row.x, y: row.y), role: .accent, clip: row)
      canvas.highlight(row, isFocused ? .selection : .selectionUnfocused)
      if hasCursor { canvas.cursor = Point(x: row.x, y: row.y) }
    }
  }

  private func draw(_ year: Int, on canvas: inout Canvas, in row: Rect) {
    let entry = trade.report?.history[year]
    let cells: [String?] = [
      String(year), entry.flatMap { TradeWords.flow(.export, of: $0) },
      entry.flatMap { TradeWords.flow(.import, of: $0) }, entry.flatMap(TradeWords.balance),
      entry.flatMap(TradeWords.total),
    ]
    var x = row.x + 2
    for (column, cell) in zip(Self.columns, cells) {
      let text = Fit.pad(cell ?? charset.glyphs.gap, to: column.width, align: .right)
      canvas.write(text, at: Point(x: x, y: row.y), role: cell == nil ? .gap : column.role, clip: row)
      x += column.width + 1
    }
    let titles = entry.map { TradeWords.series($0, info: info) } ?? ""
    canvas.write(
      Fit.truncate(titles, to: max(0, row.maxX - x - 2), ellipsis: charset.glyphs.ellipsis),
      at: Point(x: x + 1, y: row.y), role: .muted, clip: row)
  }
}
