internal import Console
internal import Diplomacy
internal import ViewModels

/// The pane of partners: headings by group, and a row per partner.
struct PartnersView: Equatable, Sendable {
  let list: PartnerList
  let name: [Span]
  /// What to say in an empty list while files are still to be read.
  let unread: [String]?
  let marks: Marks
  let asOf: CalendarDay
  let keys: KeyBindings
  let isFocused: Bool
  let hasCursor: Bool
  let frame: Rect
  let rows: Rect
  let charset: Charset

  /// The pane as it lies in a layout; nil when it does not show.
  init?(_ dashboard: Dashboard, _ layout: ScreenLayout, _ charset: Charset) {
    guard let frame = layout.panes[.partners] else { return nil }
    list = dashboard.partners
    name = Hints.title(of: .partners, dashboard, charset)
    unread = list.lines.isEmpty ? dashboard.unread : nil
    marks = dashboard.marks
    asOf = dashboard.asOf
    keys = dashboard.keys
    isFocused = dashboard.focus == .partners
    hasCursor = isFocused && dashboard.overlay == nil
    self.frame = frame
    rows = layout.partnerRows
    self.charset = charset
  }

  func draw(on canvas: inout Canvas) {
    Panel(title: title, right: count, focused: isFocused).draw(on: &canvas, in: frame, charset: charset)
    guard !rows.isEmpty else { return }
    let columns = Self.columns(list, in: rows)
    let widths = Self.widths(columns, in: rows.width - 3)
    if rows.y > frame.y + 1 { drawHeadings(columns, widths, above: rows, on: &canvas) }
    guard !list.lines.isEmpty else {
      drawEmpty(on: &canvas, in: rows)
      return
    }
    for position in list.cursor.visible {
      let row = rows.row(position - list.cursor.top)
      draw(list.lines[position], isSelected: position == list.cursor.selected, columns, widths, on: &canvas, in: row)
    }
    if hasCursor {
      canvas.cursor = Point(x: rows.x, y: rows.y + list.cursor.selected - list.cursor.top)
    }
  }

  /// The columns that there is room for: one is taken by the pointer, one by air at the right.
  static func columns(_ list: PartnerList, in rows: Rect) -> [PartnerColumn] {
    PartnerColumn.fitting(rows.width - 3, list.columns)
  }

  private var title: [Span] {
    var spans = name
    if list.filter.isEmpty, list.grouping != .none {
      let isHidden = list.lines.indices.contains(list.cursor.top) && list.selectedGroup.map { !isVisible($0) } ?? false
      spans.append(Span("  by \(list.grouping.rawValue)", .muted))
      if isHidden, let group = list.selectedGroup { spans.append(Span(": \(group)", .muted)) }
    }
    if !list.filter.isEmpty { spans.append(Span("  \(list.filter)", .active)) }
    return spans
  }

  private func isVisible(_ group: String) -> Bool {
    list.cursor.visible.contains { position in
      if case .heading(group, _, _, _) = list.lines[position] { true } else { false }
    }
  }

  private var count: [Span] {
    let total = list.rows.count
    return [
      Span(list.filter.isEmpty ? "\(total)" : "\(list.matching) of \(total)", list.filter.isEmpty ? .muted : .active)
    ]
  }

  /// The name takes what the other columns leave.
  private static func widths(_ columns: [PartnerColumn], in total: Int) -> [Int] {
    let fixed = columns.filter { $0 != .name }.reduce(0) { $0 + $1.width + 1 }
    return columns.map { $0 == .name ? max(1, total - fixed) : $0.width }
  }

  private func drawHeadings(_ columns: [PartnerColumn], _ widths: [Int], above rows: Rect, on canvas: inout Canvas) {
    var x = rows.x + 1
    for (column, width) in zip(columns, widths) {
      let isSorted = column.order == list.order
      let glyphs = charset.glyphs
      let ascends = column == .name || column == .since
      let title = column.title + (isSorted ? (ascends ? glyphs.sortAscending : glyphs.sortDescending) : "")
      let text = Fit.pad(title, to: width, align: column.isNumeric ? .right : .left)
      canvas.write(text, at: Point(x: x, y: rows.y - 1), role: isSorted ? .active : .muted, clip: layoutClip(rows))
      x += width + 1
    }
  }

  private func layoutClip(_ rows: Rect) -> Rect {
    Rect(x: rows.x, y: rows.y - 1, width: rows.width, height: rows.height + 1)
  }

  private func draw(
    _ line: PartnerList.Line, isSelected: Bool, _ columns: [PartnerColumn], _ widths: [Int], on canvas: inout Canvas,
    in row: Rect
  ) {
    switch line {
    case .heading(let title, let tier, let count, let organisations):
      let role = tier?.role ?? .header
      let text =
        organisations == 0 ? "\(count)" : count == 0 ? "\(organisations) org." : "\(count) + \(organisations) org."
      let fitted = Fit.truncate(title, to: row.width - text.count - 3, ellipsis: charset.glyphs.ellipsis)
      canvas.write(fitted, at: Point(x: row.x + 1, y: row.y), role: role, clip: row)
      canvas.write(text, at: Point(x: row.maxX - 1 - text.count, y: row.y), role: .muted, clip: row)
    case .partner(let index):
      draw(list.rows[index], columns, widths, on: &canvas, in: row)
      if let letter = marks.letter(of: list.rows[index].fact) {
        canvas.write(String(letter), at: Point(x: row.maxX - 1, y: row.y), role: .accent, clip: row)
      }
      guard isSelected else { return }
      canvas.write(charset.glyphs.pointer, at: Point(x: row.x, y: row.y), role: .accent, clip: row)
      canvas.highlight(row, isFocused ? .selection : .selectionUnfocused)
    }
  }

  private func draw(
    _ partner: PartnerRow, _ columns: [PartnerColumn], _ widths: [Int], on canvas: inout Canvas, in row: Rect
  ) {
    var x = row.x + 1
    for (column, width) in zip(columns, widths) {
      let place = Point(x: x, y: row.y)
      if column == .trend {
        let values = partner.trend.map { total in
          ChartValue(total.map { Double($0.value) }, isHollow: total?.isHollow ?? false)
        }
        Sparkline(values: values, role: .total)
          .draw(on: &canvas, in: Rect(x: x, y: row.y, width: width, height: 1), charset: charset)
      } else {
        let text = column.text(partner, asOf: asOf)
        let fitted = Fit.truncate(text, to: width, ellipsis: charset.glyphs.ellipsis)
        let padded = Fit.pad(fitted, to: width, align: column.isNumeric ? .right : .left)
        canvas.write(padded, at: place, role: role(of: column, partner), clip: row)
      }
      x += width + 1
    }
  }

  private func role(of column: PartnerColumn, _ partner: PartnerRow) -> Role {
    switch column {
    case .name: .text
    case .trade: .total
    case .last: overdue(partner) ? .warning : .text
    default: .muted
    }
  }

  /// Whether the last visit at the top level lies further back than is borne at the tier.
  private func overdue(_ partner: PartnerRow) -> Bool {
    partner.lastTopLevel.map { SilenceRule.isOverdue(since: $0, at: partner.tier, on: asOf) } ?? false
  }

  private func drawEmpty(on canvas: inout Canvas, in rows: Rect) {
    let lines =
      if let unread {
        unread
      } else if !list.isLoaded {
        ["Reading the partners …"]
      } else if list.filter.isEmpty {
        ["The dossier has no partners yet.", "They are rows of partners.csv; see docs/data-format.md."]
      } else {
        ["No partner matches.", "\(keys.word(.clearFilters)) clears the filter, \(keys.word(.filter)) changes it."]
      }
    EmptyState.draw(lines, on: &canvas, in: rows)
  }
}

/// A few quiet lines where a list or chart has nothing to show, and what to do about it.
enum EmptyState {
  static func draw(_ lines: [String], on canvas: inout Canvas, in area: Rect) {
    let wrapped = lines.flatMap { Fit.wrap($0, to: max(1, area.width - 2)) }
    let top = area.y + max(0, (area.height - wrapped.count) / 3)
    for (index, line) in wrapped.enumerated() {
      canvas.write(line, at: Point(x: area.x + 1, y: top + index), role: index == 0 ? .text : .muted, clip: area)
    }
  }
}
