/// The strip above the timeline: bars per year in a few rows on one scale, and the years inside the filter marked.
package struct BarStrip: Hashable, Sendable {
  /// One row of bars.
  package struct Row: Hashable, Sendable {
    package var label: String
    package var role: Role
    /// One count per period.
    package var counts: [Int]

    package init(label: String, role: Role, counts: [Int]) {
      self.label = label
      self.role = role
      self.counts = counts
    }
  }

  /// The years, ascending.
  package var periods: [Int]
  package var rows: [Row]
  /// The indices of the periods inside the filter.
  package var brush: ClosedRange<Int>?

  package init(periods: [Int], rows: [Row], brush: ClosedRange<Int>? = nil) {
    self.periods = periods
    self.rows = rows
    self.brush = brush
  }

  /// The rows the strip wants: a header and one row of bars per row of counts.
  package var preferredHeight: Int { 1 + rows.count }

  /// The index of the period at a column of the screen; nil beside the bars.
  package func period(at x: Int, in area: Rect) -> Int? {
    let layout = layout(in: area)
    guard x >= layout.bars.x, x < layout.bars.maxX, layout.columns > 0 else { return nil }
    let index = layout.shown.lowerBound + (x - layout.bars.x) / layout.columns
    return layout.shown.contains(index) ? index : nil
  }
}
