/// Everything in a chart that is not a line.
extension LineChart {
  func drawAxes(on canvas: inout Canvas, layout: ChartLayout, charset: Charset) {
    let glyphs = charset.glyphs
    drawVerticalAxis(on: &canvas, layout: layout, glyphs: glyphs)
    if layout.scale.crossesZero, let zero = layout.row(of: 0) {
      canvas.fill(
        Rect(x: layout.plot.x, y: zero, width: layout.plot.width, height: 1), glyphs.horizontal, role: .axis)
    }
    drawTimeAxis(on: &canvas, layout: layout, glyphs: glyphs)
    drawGaps(on: &canvas, layout: layout, glyphs: glyphs)
    drawMarks(on: &canvas, layout: layout)
  }

  private func drawVerticalAxis(on canvas: inout Canvas, layout: ChartLayout, glyphs: Glyphs) {
    guard !layout.ticks.isEmpty else { return }
    let x = layout.plot.x - 1
    canvas.fill(Rect(x: x, y: layout.plot.y, width: 1, height: layout.plot.height), glyphs.vertical, role: .axis)
    for tick in layout.ticks {
      let point = Point(x: x - 1 - tick.label.count, y: tick.row)
      canvas.write(tick.label, at: point, role: .axis, clip: layout.area)
      canvas.write(glyphs.axisTickLeft, at: Point(x: x, y: tick.row), role: .axis)
    }
  }

  private func drawTimeAxis(on canvas: inout Canvas, layout: ChartLayout, glyphs: Glyphs) {
    guard let row = layout.axisRow else { return }
    canvas.fill(Rect(x: layout.plot.x, y: row, width: layout.plot.width, height: 1), glyphs.horizontal, role: .axis)
    if layout.plot.x > layout.area.x {
      let hasTick = layout.ticks.contains { $0.row == row }
      let corner = hasTick ? glyphs.axisCross : glyphs.axisCorner
      canvas.write(corner, at: Point(x: layout.plot.x - 1, y: row), role: .axis)
    }
    for year in layout.years {
      let x = layout.columns[year.index]
      canvas.write(glyphs.axisTickDown, at: Point(x: x, y: row), role: .axis, clip: layout.plotAndAxis)
      canvas.write(year.label.text, at: year.label.point, role: year.label.role, clip: layout.area)
    }
  }

  /// A dot on the time axis for every year that lacks a figure, in the colour of the line when only one lacks it.
  private func drawGaps(on canvas: inout Canvas, layout: ChartLayout, glyphs: Glyphs) {
    let row = (layout.scale.crossesZero ? layout.row(of: 0) : nil) ?? layout.axisRow ?? layout.plot.maxY - 1
    for index in positions.indices {
      let lacking = lines.filter { $0.marksGaps && figure($0, at: index) == nil }
      let hasStandIn = lines.contains { !$0.marksGaps && figure($0, at: index) != nil }
      guard let first = lacking.first, !hasStandIn else { continue }
      let role = lacking.count == 1 && lines.count > 1 ? first.role : .gap
      canvas.write(glyphs.gap, at: Point(x: layout.columns[index], y: row), role: role, clip: layout.plotAndAxis)
    }
  }

  /// The events; several in one column become their number.
  private func drawMarks(on canvas: inout Canvas, layout: ChartLayout) {
    guard let row = layout.axisRow else { return }
    let known = marks.filter { positions.indices.contains($0.position) }
    for (x, group) in Dictionary(grouping: known, by: { layout.columns[$0.position] }) {
      guard let first = group.first else { continue }
      let glyph = group.count == 1 ? first.glyph : group.count < 10 ? String(group.count) : "+"
      let role = group.allSatisfy { $0.role == first.role } ? first.role : .event
      canvas.write(glyph, at: Point(x: x, y: row), role: role, clip: layout.plotAndAxis)
    }
  }

  /// Points that a line alone would not show: hollow ones, those without neighbours, and all of a logarithmic chart.
  func drawPoints(on canvas: inout Canvas, layout: ChartLayout, charset: Charset) {
    for (number, line) in lines.enumerated() {
      for index in positions.indices {
        guard let figure = figure(line, at: index), let row = layout.row(of: figure),
          let glyph = pointGlyph(of: line, number: number, at: index, charset: charset)
        else { continue }
        canvas.write(glyph, at: Point(x: layout.columns[index], y: row), role: line.role, clip: layout.plot)
      }
    }
  }

  private func pointGlyph(of line: ChartSeries, number: Int, at index: Int, charset: Charset) -> String? {
    if line.values[index].isHollow { return charset.glyphs.hollowPoint }
    if charset == .ascii { return Self.symbols[number % Self.symbols.count] }
    let isJoined = isJoined(line, index, index - 1) || isJoined(line, index, index + 1)
    return isJoined && !isLogarithmic && index != crosshair ? nil : charset.glyphs.point
  }

  /// Whether a line runs between two neighbouring positions.
  private func isJoined(_ line: ChartSeries, _ index: Int, _ other: Int) -> Bool {
    guard figure(line, at: other) != nil else { return false }
    return abs(positions[index] - positions[other]) == 1
  }

  /// What tells the lines apart in plain ASCII.
  static let symbols = ["*", "+", "x", "#", "%"]

  func drawLabels(on canvas: inout Canvas, layout: ChartLayout, charset: Charset) {
    for label in layout.endLabels {
      canvas.write(label.text, at: label.point, role: label.role, clip: layout.area)
    }
    guard let row = layout.legendRow else { return }
    let names = lines.enumerated().flatMap { number, line in
      let key = charset == .ascii ? Self.symbols[number % Self.symbols.count] : charset.glyphs.horizontal
      let tag = layout.endLabels.isEmpty ? "" : tags[number] + " "
      return [Span(number == 0 ? "" : "  "), Span(key + " " + tag + line.name, line.role)]
    }
    let fitted = names.truncated(to: layout.area.width, ellipsis: charset.glyphs.ellipsis)
    canvas.write(spans: fitted, at: Point(x: layout.area.x, y: row), clip: layout.area)
  }

  /// The brush on the time axis and the crosshair's column. Figures and events keep their glyphs.
  func drawCrosshair(on canvas: inout Canvas, layout: ChartLayout, charset: Charset) {
    drawBrush(on: &canvas, layout: layout, glyphs: charset.glyphs)
    guard let crosshair, positions.indices.contains(crosshair) else { return }
    let x = layout.columns[crosshair]
    for y in layout.plot.y..<layout.plot.maxY where canvas[Point(x: x, y: y)].glyph == " " {
      canvas.write(charset.glyphs.vertical, at: Point(x: x, y: y), role: .axis, clip: layout.plot)
    }
    let column = Rect(x: x, y: layout.plot.y, width: 1, height: layout.plotAndAxis.height)
    canvas.highlight(column.intersection(layout.plotAndAxis), .crosshair)
  }

  /// Brackets and a highlight around the years of the brush, as on the strip.
  private func drawBrush(on canvas: inout Canvas, layout: ChartLayout, glyphs: Glyphs) {
    guard let brush, let row = layout.axisRow, let range = columns(of: brush, in: layout) else { return }
    canvas.highlight(Rect(x: range.lowerBound, y: row, width: range.count, height: 1), .crosshair)
    let free = [glyphs.horizontal, glyphs.axisTickDown]
    for (bracket, x, isShown) in [
      ("[", range.lowerBound, brush.lowerBound >= 0), ("]", range.upperBound, brush.upperBound < positions.count),
    ] where isShown && range.count > 1 && free.contains(canvas[Point(x: x, y: row)].glyph) {
      let point = Point(x: x, y: row)
      canvas.write(bracket, at: point, role: .active, highlight: .crosshair, clip: layout.plotAndAxis)
    }
  }

  /// The columns from the first to the last position of a range, as far as the chart has them.
  private func columns(of range: ClosedRange<Int>, in layout: ChartLayout) -> ClosedRange<Int>? {
    guard !positions.isEmpty, range.overlaps(0...positions.count - 1) else { return nil }
    let shown = range.clamped(to: 0...positions.count - 1)
    return layout.columns[shown.lowerBound]...layout.columns[shown.upperBound]
  }
}

extension ChartLayout {
  /// The plot together with the line of the time axis.
  var plotAndAxis: Rect {
    Rect(x: plot.x, y: plot.y, width: plot.width, height: plot.height + (axisRow == nil ? 0 : 1))
  }
}
