/// Where the parts of a strip lie.
package struct BarStripLayout: Hashable, Sendable {
  package var area: Rect
  /// The rectangle of the bars, under the header.
  package var bars: Rect
  /// The indices of the periods that fit.
  package var shown: Range<Int>
  /// The columns from one period to the next, and the columns of a bar.
  package var columns: Int
  package var barWidth: Int
  package var rowHeight: Int
  /// The rows that the header and the bars take.
  package var usedHeight: Int

  /// The first column of a period.
  package func x(of index: Int) -> Int { bars.x + (index - shown.lowerBound) * columns }
}

extension BarStrip {
  /// Gives each period the same number of columns; when not even one each fits, shows the periods around the brush.
  package func layout(in area: Rect) -> BarStripLayout {
    let widest = rows.map { TextWidth.columns(of: $0.label) }.max() ?? 0
    let gutter = widest > 0 && area.width >= 3 * (widest + 1) ? widest + 1 : 0
    let available = max(0, area.width - gutter - 1)
    // A column is kept on both sides for the brackets of the brush and the marks of what is cut off.
    let margin = gutter == 0 && area.width > 2 ? 1 : 0
    let room = max(0, available - margin)
    let columns = periods.isEmpty ? 0 : min(9, max(1, room / periods.count))
    let shown = shownPeriods(fitting: columns == 0 ? 0 : room / columns)
    let height = max(0, area.height - 1)
    let rowHeight = max(1, rows.isEmpty ? 1 : height / rows.count)
    let bars = Rect(
      x: area.x + gutter + margin, y: area.y + 1, width: shown.count * columns, height: height)
    return BarStripLayout(
      area: area, bars: bars, shown: shown, columns: columns, barWidth: columns > 1 ? min(4, columns - 1) : 1,
      rowHeight: rowHeight, usedHeight: min(area.height, 1 + rowHeight * rows.count))
  }

  /// The latest periods that fit, moved back so far that the brush is among them.
  private func shownPeriods(fitting count: Int) -> Range<Int> {
    guard count < periods.count else { return 0..<periods.count }
    var start = periods.count - max(0, count)
    if let brush, brush.lowerBound < start {
      let middle = (max(0, brush.lowerBound) + min(periods.count - 1, brush.upperBound)) / 2
      start = max(0, min(brush.lowerBound, middle - count / 2))
      start = min(start, periods.count - count)
    }
    return start..<start + max(0, count)
  }

  /// The columns of the brush as far as it is shown.
  func brushColumns(_ layout: BarStripLayout) -> ClosedRange<Int>? {
    guard let brush, let last = layout.shown.last else { return nil }
    let first = max(brush.lowerBound, layout.shown.lowerBound)
    let end = min(brush.upperBound, last)
    guard first <= end else { return nil }
    return layout.x(of: first)...layout.x(of: end) + layout.barWidth - 1
  }

  /// Brackets around the brush, so that it shows without colour; an end that is out of sight has none.
  func brackets(_ layout: BarStripLayout) -> [(text: String, x: Int)] {
    guard let brush, let columns = brushColumns(layout) else { return [] }
    var brackets: [(String, Int)] = []
    if brush.lowerBound >= layout.shown.lowerBound { brackets.append(("[", columns.lowerBound - 1)) }
    if brush.upperBound < layout.shown.upperBound { brackets.append(("]", columns.upperBound + 1)) }
    return brackets
  }

  /// The years that fit in the header at every 1, 2, 5, 10 … years, the ends of the brush before all others.
  func headerLabels(_ layout: BarStripLayout) -> [ChartLayout.Label] {
    let step = [1, 2, 5, 10, 20, 50].first { $0 * layout.columns >= 5 } ?? 100
    let regular = layout.shown.filter { periods[$0].isMultiple(of: step) }
    let ends = brush.map { [$0.lowerBound, $0.upperBound] } ?? []
    let blocked = Set(brackets(layout).map(\.x))
    var taken: [Range<Int>] = []
    return (ends.filter(layout.shown.contains) + regular).compactMap { index in
      guard let label = headerLabel(index, layout) else { return nil }
      let range = label.point.x..<label.point.x + label.text.count
      // A blank on both sides keeps two years apart; a bracket may touch a year.
      let isFree = !taken.contains { $0.lowerBound <= range.upperBound && range.lowerBound <= $0.upperBound }
      guard isFree, blocked.isDisjoint(with: range) else { return nil }
      taken.append(range)
      return label
    }
  }

  /// A year that begins over its bar, moved left where it would pass the edge; nil when the area is narrower.
  private func headerLabel(_ index: Int, _ layout: BarStripLayout) -> ChartLayout.Label? {
    let text = String(periods[index])
    let end = layout.area.maxX
    guard end - text.count >= layout.bars.x else { return nil }
    let x = min(end - text.count, layout.x(of: index))
    let isInside = brush?.contains(index) ?? false
    return ChartLayout.Label(text: text, point: Point(x: x, y: layout.area.y), role: isInside ? .active : .axis)
  }
}
