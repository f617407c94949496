internal import Console
internal import Diplomacy
internal import ViewModels

/// The visits of the timeline, a row each.
struct VisitList: Equatable, Sendable {
  let timeline: Timeline
  let partner: String?
  /// What to say in an empty list while files are still to be read.
  let unread: [String]?
  let marks: Marks
  let asOf: CalendarDay
  let keys: KeyBindings
  let isFocused: Bool
  let hasCursor: Bool
  let rows: Rect
  let charset: Charset

  /// The rows as they lie in a layout; nil when the timeline does not show.
  init?(_ dashboard: Dashboard, _ layout: ScreenLayout, _ charset: Charset) {
    guard layout.panes[.timeline] != nil else { return nil }
    timeline = dashboard.timeline
    partner = TimelineFrame.partner(dashboard)
    unread = timeline.summary.total == 0 ? dashboard.unread : nil
    marks = dashboard.marks
    asOf = dashboard.asOf
    keys = dashboard.keys
    isFocused = dashboard.focus == .timeline
    hasCursor = isFocused && dashboard.overlay == nil
    rows = layout.timelineParts.rows
    self.charset = charset
  }

  func draw(on canvas: inout Canvas) {
    guard timeline.cursor.count > 0 else {
      drawEmpty(on: &canvas, in: rows)
      return
    }
    let columns = Self.columns(timeline, in: rows)
    let widths = Self.widths(columns, in: rows.width - 2)
    for position in timeline.cursor.visible {
      draw(position, columns, widths, on: &canvas, in: rows.row(position - timeline.cursor.top))
    }
    if hasCursor { canvas.cursor = Point(x: rows.x, y: rows.y + timeline.cursor.selected - timeline.cursor.top) }
  }

  /// The columns that there is room for beside the pointer and the air at the right.
  static func columns(_ timeline: Timeline, in rows: Rect) -> [VisitColumn] {
    VisitColumn.fitting(rows.width - 2, timeline.columns)
  }

  private func draw(
    _ position: Int, _ columns: [VisitColumn], _ widths: [Int], on canvas: inout Canvas, in row: Rect
  ) {
    guard let visit = timeline.row(at: position) else {
      canvas.write(charset.glyphs.gap, at: Point(x: row.x + 1, y: row.y), role: .muted, clip: row)
      return
    }
    var x = row.x + 1
    for (column, width) in zip(columns, widths) {
      let text = Fit.truncate(self.text(column, visit), to: width, ellipsis: charset.glyphs.ellipsis)
      canvas.write(text, at: Point(x: x, y: row.y), role: role(of: column, visit, at: position), clip: row)
      if column == .direction, visit.sign != nil {
        canvas.write(String(text.prefix(1)), at: Point(x: x, y: row.y), role: .warning, clip: row)
      }
      x += width + 1
    }
    if let letter = marks.letter(of: visit.fact) {
      canvas.write(String(letter), at: Point(x: row.maxX - 1, y: row.y), role: .accent, clip: row)
    }
    guard position == timeline.cursor.selected else { return }
    canvas.write(charset.glyphs.pointer, at: Point(x: row.x, y: row.y), role: .accent, clip: row)
    canvas.highlight(row, isFocused ? .selection : .selectionUnfocused)
  }

  /// The leaders take what the other columns leave; where that is plenty, names of partners get some of it.
  private static func widths(_ columns: [VisitColumn], in total: Int) -> [Int] {
    let fixed = columns.filter { $0 != .leaders }.reduce(0) { $0 + $1.width + 1 }
    let spare = max(0, total - fixed - 2 * VisitColumn.leaders.width)
    let extra = min(7, spare / 2)
    // Without leaders the last column has what is left.
    guard columns.contains(.leaders) else {
      let last = (columns.last?.width ?? 0) + 1
      return columns.map { $0 == columns.last ? max(1, total - fixed + last) : $0.width }
    }
    return columns.map { column in
      switch column {
      case .leaders: max(1, total - fixed - (columns.contains(.partner) ? extra : 0))
      case .partner: column.width + extra
      default: column.width
      }
    }
  }

  private func text(_ column: VisitColumn, _ visit: VisitRow) -> String {
    guard column == .direction else { return column.text(visit) }
    let sign = visit.isDisputed ? charset.glyphs.disputed : visit.sign ?? " "
    return sign + (visit.direction == .outbound ? charset.glyphs.outbound : charset.glyphs.inbound)
  }

  private func role(of column: VisitColumn, _ visit: VisitRow, at position: Int) -> Role {
    let way: Role = visit.direction == .outbound ? .outbound : .inbound
    if visit.status == .cancelled { return .muted }
    switch column {
    case .dates:
      // The first visit of each year stands out, so that years can be found while scrolling.
      let above = timeline.row(at: position - 1)?.start.first?.year
      return above == visit.start.first?.year ? .muted : .strong
    case .direction, .code, .partner: return way
    case .leaders: return .text
    case .kind: return visit.status == .planned ? .active : .muted
    case .places: return .muted
    }
  }

  private func drawEmpty(on canvas: inout Canvas, in rows: Rect) {
    let partner = partner ?? "this partner"
    let lines =
      if let unread {
        unread
      } else if !timeline.isLoaded {
        ["Reading the visits …"]
      } else if timeline.summary.total == 0, timeline.followsPartner {
        ["No visit with \(partner) on record by \(asOf).", "\(keys.word(.follow)) shows the visits with all partners."]
      } else if timeline.summary.total == 0 {
        ["No visit on record by \(asOf).", "\(keys.word(.asOf)) changes the date; visits are rows of visits.csv."]
      } else {
        [
          "No visit matches.",
          "\(keys.word(.clearFilters)) clears the filter, \(keys.word(.filterYear)) changes the years, "
            + "\(keys.word(.filterLeader)) the leader.",
        ]
      }
    EmptyState.draw(lines, on: &canvas, in: rows)
  }
}
