/// Where the parts of a chart lie in an area: computed once, then drawn, and asked again for the mouse.
package struct ChartLayout: Hashable, Sendable {
  /// A label with its place.
  package struct Label: Hashable, Sendable {
    package var text: String
    package var point: Point
    package var role: Role
  }

  /// A figure of the vertical axis, with the row it stands in.
  package struct Tick: Hashable, Sendable {
    package var label: String
    package var row: Int
  }

  package var area: Rect
  /// The rectangle that lines are drawn in.
  package var plot: Rect
  package var scale: ChartScale
  package var ticks: [Tick]
  /// The column of each position.
  package var columns: [Int]
  /// The row of the time axis line, when there is room for one; the years stand in the row below it.
  package var axisRow: Int?
  /// The years that are written out, by index of their position.
  package var years: [(index: Int, label: Label)] { yearIndices.indices.map { (yearIndices[$0], yearLabels[$0]) } }
  var yearIndices: [Int] = []
  var yearLabels: [Label] = []
  /// The names of the lines at their ends.
  package var endLabels: [Label]
  /// The row of the legend, when the lines are not named at their ends.
  package var legendRow: Int?

  /// The row of a figure; nil when the scale cannot show it.
  package func row(of figure: Double) -> Int? { level(of: figure, steps: 1).map { plot.y + $0 } }

  /// The step of a figure counted from the top of the plot, in rows divided into `steps`.
  func level(of figure: Double, steps: Int) -> Int? {
    guard let fraction = scale.fraction(figure), plot.height > 0 else { return nil }
    return Int(((1 - fraction) * Double(plot.height * steps - 1)).rounded())
  }
}

extension LineChart {
  /// Decides what fits: the legend and the axes go first as the area shrinks, the lines last.
  package func layout(in area: Rect, charset: Charset = .braille) -> ChartLayout {
    let hasAxis = area.height >= 4
    let endTexts = endTexts(in: area)
    let hasLegend = endTexts.isEmpty && area.height >= 6 && area.width >= 12 && lines.contains { !$0.name.isEmpty }
    let tags = hasLegend && area.width >= 24 ? tags : []
    let rows = area.height - (hasAxis ? 2 : 0) - (hasLegend ? 1 : 0)
    let tickCount = min(10, max(3, rows / 2))
    let figures = lines.flatMap { line in positions.indices.compactMap { figure(line, at: $0) } }
    let scale = ChartScale(showing: figures, isLogarithmic: isLogarithmic, tickCount: tickCount)
    let values = area.width >= 16 && !figures.isEmpty ? scale.ticks(count: tickCount) : []
    let gutter = values.isEmpty ? 0 : (values.map { SI.format($0).count }.max() ?? 0) + 2
    let names = endTexts + tags
    let margin = names.isEmpty ? 0 : (names.map { TextWidth.columns(of: $0) }.max() ?? 0) + 1
    let plot = Rect(
      x: area.x + gutter, y: area.y + (hasLegend ? 1 : 0), width: area.width - gutter - margin, height: rows)
    var layout = ChartLayout(
      area: area, plot: plot, scale: scale, ticks: [], columns: columns(across: plot),
      axisRow: hasAxis ? plot.maxY : nil, endLabels: [], legendRow: hasLegend ? area.y : nil)
    layout.ticks = ticks(values, in: layout)
    layout.endLabels = endLabels(names, in: layout)
    if hasAxis { placeYears(in: &layout) }
    return layout
  }

  /// The columns of the positions, spread over the whole plot.
  private func columns(across plot: Rect) -> [Int] {
    guard positions.count > 1 else { return positions.map { _ in plot.x + plot.width / 2 } }
    let last = Double(positions.count - 1)
    return positions.indices.map { index in
      plot.x + Int((Double(index) * Double(max(0, plot.width - 1)) / last).rounded())
    }
  }

  /// One tick per row at most; the tick at the bottom of an ordinary chart labels the time axis itself.
  private func ticks(_ values: [Double], in layout: ChartLayout) -> [ChartLayout.Tick] {
    var taken: Set<Int> = []
    return values.compactMap { value in
      let isBase = value == layout.scale.lower && layout.axisRow != nil && layout.scale.lower == 0
      guard let row = isBase ? layout.axisRow : layout.row(of: value), taken.insert(row).inserted else { return nil }
      return ChartLayout.Tick(label: SI.format(value), row: row)
    }
  }
}
