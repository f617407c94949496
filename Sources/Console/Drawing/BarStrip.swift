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

  /// Draws the header and as many rows of bars as the area has; rows grow with the area.
  package func draw(on canvas: inout Canvas, in area: Rect, charset: Charset) {
    let layout = layout(in: area)
    guard !area.isEmpty, !layout.shown.isEmpty else { return }
    drawHeader(on: &canvas, layout: layout, charset: charset)
    let largest = rows.flatMap(\.counts).max() ?? 0
    for (number, row) in rows.enumerated() {
      let top = area.y + 1 + number * layout.rowHeight
      guard top + layout.rowHeight <= area.maxY else { break }
      let band = Rect(x: area.x, y: top, width: area.width, height: layout.rowHeight)
      draw(row, largest: largest, in: band, layout: layout, on: &canvas, charset: charset)
    }
    highlightBrush(on: &canvas, layout: layout)
  }

  private func draw(
    _ row: Row, largest: Int, in band: Rect, layout: BarStripLayout, on canvas: inout Canvas, charset: Charset
  ) {
    let label = Rect(x: band.x, y: band.maxY - 1, width: layout.bars.x - band.x, height: 1)
    canvas.write(row.label, at: Point(x: label.x, y: label.y), role: row.role, clip: label)
    for index in layout.shown where row.counts.indices.contains(index) && largest > 0 {
      let share = Double(max(0, row.counts[index])) / Double(largest) * Double(band.height)
      for level in 0..<band.height {
        let glyph = charset.glyphs.level(share - Double(level))
        let bar = Rect(x: layout.x(of: index), y: band.maxY - 1 - level, width: layout.barWidth, height: 1)
        canvas.fill(bar.intersection(layout.bars), glyph, role: row.role)
      }
    }
  }

  private func drawHeader(on canvas: inout Canvas, layout: BarStripLayout, charset: Charset) {
    for label in headerLabels(layout) {
      canvas.write(label.text, at: label.point, role: label.role, clip: layout.area)
    }
    let glyphs = charset.glyphs
    if layout.shown.lowerBound > 0 {
      canvas.write(
        glyphs.clippedLeft, at: Point(x: layout.bars.x - 1, y: layout.area.y), role: .muted, clip: layout.area)
    }
    if layout.shown.upperBound < periods.count {
      canvas.write(
        glyphs.clippedRight, at: Point(x: layout.bars.maxX, y: layout.area.y), role: .muted, clip: layout.area)
    }
    for (text, x) in brackets(layout) {
      canvas.write(text, at: Point(x: x, y: layout.area.y), role: .active, clip: layout.area)
    }
  }

  /// The highlight covers the bars of the brush and leaves the labels of the rows alone.
  private func highlightBrush(on canvas: inout Canvas, layout: BarStripLayout) {
    guard let columns = brushColumns(layout) else { return }
    let band = Rect(x: columns.lowerBound, y: layout.area.y, width: columns.count, height: layout.area.height)
    let used = Rect(x: layout.bars.x, y: layout.area.y, width: layout.bars.width, height: layout.usedHeight)
    canvas.highlight(band.intersection(used), .crosshair)
  }

  /// The index of the period at a column of the screen; nil beside the bars.
  package func period(at x: Int, in area: Rect) -> Int? {
    let layout = layout(in: area)
    guard x >= layout.bars.x, x < layout.bars.maxX, layout.columns > 0 else { return nil }
    let index = layout.shown.lowerBound + (x - layout.bars.x) / layout.columns
    return layout.shown.contains(index) ? index : nil
  }
}
