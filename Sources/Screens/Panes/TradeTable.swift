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

  private struct TableColumn {
    var title: String
    var width = 9
    var role: Role
    var text: (TradeYear, TradeYear?) -> String?
  }

  /// The columns of what is measured: the same figures as the chart's.
  private var columns: [TableColumn] {
    let flows: [(String, Role, Flow)] = [
      ("exports", .exports, .export), ("imports", .imports, .import), ("total", .total, .total),
    ]
    switch trade.measure {
    case .amounts:
      return [
        TableColumn(title: "exports", role: .exports) { year, _ in TradeWords.flow(.export, of: year) },
        TableColumn(title: "imports", role: .imports) { year, _ in TradeWords.flow(.import, of: year) },
        TableColumn(title: "balance", role: .balance) { year, _ in TradeWords.balance(of: year) },
        TableColumn(title: "total", role: .total) { year, _ in TradeWords.total(of: year) },
      ]
    case .growth:
      return flows.map { name, role, flow in
        TableColumn(title: name, role: role) { year, before in
          TradeShares.change(flow, from: before, to: year).map { text($0, isChange: true) }
        }
      }
    case .share:
      let world = trade.report?.world ?? .empty
      return flows.map { name, role, flow in
        TableColumn(title: name, role: role) { year, _ in
          TradeShares.share(flow, of: year, in: world).map { text($0, isChange: false) }
        }
      }
    }
  }

  private func text(_ share: TradeShares.Percent, isChange: Bool) -> String {
    (share.isHollow ? charset.glyphs.approximately : "") + (isChange && share.percent > 0 ? "+" : "")
      + TradeWords.percent(share.percent)
  }

  func draw(on canvas: inout Canvas, in area: Rect) {
    guard let years = trade.years, area.height > 1 else { return }
    let columns = columns
    var x = area.x + 2
    for (title, width) in [("year", 5)] + columns.map({ ($0.title, $0.width) }) + [("rank", 5)] {
      let text = Fit.pad(title, to: width, align: .right)
      canvas.write(text, at: Point(x: x, y: area.y), role: .muted, clip: area)
      x += width + 1
    }
    canvas.write(" series", at: Point(x: x, y: area.y), role: .muted, clip: area)
    let cursor = trade.cursor
    for position in cursor.visible where position - cursor.top < area.height - 1 {
      let row = area.row(position - cursor.top + 1)
      draw(years.lowerBound + position, columns, on: &canvas, in: row)
      guard position == cursor.selected else { continue }
      canvas.write(charset.glyphs.pointer, at: Point(x: row.x, y: row.y), role: .accent, clip: row)
      canvas.highlight(row, isFocused ? .selection : .selectionUnfocused)
      if hasCursor { canvas.cursor = Point(x: row.x, y: row.y) }
    }
  }

  private func draw(_ year: Int, _ columns: [TableColumn], on canvas: inout Canvas, in row: Rect) {
    let entry = trade.history[year]
    let before = trade.history[year - 1]
    var x = row.x + 2
    func cell(_ text: String?, _ width: Int, _ role: Role) {
      let padded = Fit.pad(text ?? charset.glyphs.gap, to: width, align: .right)
      canvas.write(padded, at: Point(x: x, y: row.y), role: text == nil ? .gap : role, clip: row)
      x += width + 1
    }
    cell(String(year), 5, .strong)
    for column in columns { cell(entry.flatMap { column.text($0, before) }, column.width, column.role) }
    cell(trade.report?.ranks[year].map { String($0.place) }, 5, .muted)
    let titles = entry.map { TradeWords.series($0, info: info) } ?? ""
    canvas.write(
      Fit.truncate(titles, to: max(0, row.maxX - x - 2), ellipsis: charset.glyphs.ellipsis),
      at: Point(x: x + 1, y: row.y), role: .muted, clip: row)
  }
}
