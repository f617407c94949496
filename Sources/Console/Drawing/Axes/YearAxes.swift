/// The furniture of every chart over years, as shapes.
extension ChartScene {
  /// The axes, the years, and the zero line where there are figures on both sides of it.
  mutating func addAxes(_ layout: ChartLayout) {
    addVerticalAxis(layout)
    if let bars = layout.bars, bars.zeroRow < layout.plot.maxY {
      addLevelRule(row: bars.zeroRow, layout)
    } else if layout.scale.crossesZero {
      addReference(at: 0, layout)
    }
    addTimeAxis(layout)
  }

  /// A level line at a figure of a chart of lines.
  mutating func addReference(at figure: Double, _ layout: ChartLayout) {
    guard layout.plot.width > 0, let row = layout.row(of: figure), let fraction = layout.scale.fraction(figure)
    else { return }
    add(
      .rule(
        ChartRule(
          from: Point(x: layout.plot.x, y: row), to: Point(x: layout.plot.maxX - 1, y: row),
          exactY: layout.box.y(1 - fraction))))
  }

  private mutating func addLevelRule(row: Int, _ layout: ChartLayout) {
    guard layout.plot.width > 0 else { return }
    add(.rule(ChartRule(from: Point(x: layout.plot.x, y: row), to: Point(x: layout.plot.maxX - 1, y: row))))
  }

  private mutating func addVerticalAxis(_ layout: ChartLayout) {
    guard !layout.ticks.isEmpty, layout.plot.height > 0 else { return }
    let x = layout.plot.x - 1
    add(.rule(ChartRule(from: Point(x: x, y: layout.plot.y), to: Point(x: x, y: layout.plot.maxY - 1))))
    for tick in layout.ticks { add(.tick(ChartTick(text: tick.label, axis: x, row: tick.row, y: tick.y))) }
  }

  private mutating func addTimeAxis(_ layout: ChartLayout) {
    guard let row = layout.axisRow, layout.plot.width > 0 else { return }
    addLevelRule(row: row, layout)
    if layout.plot.x > layout.area.x {
      let hasTick = layout.ticks.contains { $0.row == row }
      add(.joint(ChartJoint(form: hasTick ? .cross : .corner, point: Point(x: layout.plot.x - 1, y: row))))
    }
    for year in layout.years {
      let exact = layout.exactColumns[year.index]
      add(.joint(ChartJoint(form: .down, point: Point(x: layout.columns[year.index], y: row), exactX: exact)))
      var label = year.label
      label.exactX = exact
      add(.label(label))
    }
  }

  /// The row in which a gap is marked: on the zero line, else on the time axis, else at the bottom.
  static func gapRow(_ layout: ChartLayout) -> Int {
    if let bars = layout.bars, bars.zeroRow < layout.plot.maxY { return bars.zeroRow }
    return (layout.scale.crossesZero ? layout.row(of: 0) : nil) ?? layout.axisRow ?? layout.plot.maxY - 1
  }

  /// A dot on the axis at a position that lacks a figure.
  mutating func addGap(at index: Int, _ layout: ChartLayout, role: Role = .gap, glyphs: Glyphs) {
    let point = Point(x: layout.columns[index], y: Self.gapRow(layout))
    guard layout.plotAndAxis.contains(point) else { return }
    add(
      .label(
        ChartLabel(text: glyphs.gap, point: point, role: role, anchor: .center, exactX: layout.exactColumns[index])))
  }

  /// The events; several in one column become their number.
  mutating func addMarks(_ marks: [ChartMark], _ layout: ChartLayout) {
    guard let row = layout.axisRow else { return }
    let known = marks.filter { layout.columns.indices.contains($0.position) }
    let groups = Dictionary(grouping: known) { layout.columns[$0.position] }
    for (x, group) in groups.sorted(by: { $0.key < $1.key }) {
      guard let first = group.first else { continue }
      let glyph = group.count == 1 ? first.glyph : group.count < 10 ? String(group.count) : "+"
      let role = group.allSatisfy { $0.role == first.role } ? first.role : .event
      let point = Point(x: x, y: row)
      guard layout.plotAndAxis.contains(point) else { continue }
      add(
        .label(
          ChartLabel(
            text: glyph, point: point, role: role, anchor: .center, exactX: layout.exactColumns[first.position])))
    }
  }

  /// The brush on the time axis and the crosshair's column.
  mutating func addCrosshair(_ crosshair: Int?, brush: ClosedRange<Int>?, _ layout: ChartLayout) {
    let indices = layout.columns.indices
    if let brush, let row = layout.axisRow, !indices.isEmpty, brush.overlaps(0...indices.count - 1) {
      let shown = brush.clamped(to: 0...indices.count - 1)
      add(
        .brush(
          ChartBrush(
            row: row, columns: layout.columns[shown.lowerBound]...layout.columns[shown.upperBound],
            showsStart: brush.lowerBound >= 0, showsEnd: brush.upperBound < indices.count)))
    }
    guard let crosshair, indices.contains(crosshair) else { return }
    let x = layout.columns[crosshair]
    let column = Rect(x: x, y: layout.plot.y, width: 1, height: layout.plotAndAxis.height)
    add(
      .crosshair(
        ChartCrosshair(
          x: x, exactX: layout.exactColumns[crosshair], plot: layout.plot,
          column: column.intersection(layout.plotAndAxis))))
  }
}
