/// What a chart over years needs to be laid out: the figures that it must show, and the names of its series.
struct YearPlot {
  /// The name of a series, and what stands at the end of it.
  struct End: Hashable, Sendable {
    var name: String
    var role: Role
    /// What is written where there is room: the name with its last figure.
    var text: String
    /// The height of the label; nil when the series has no figure.
    var figure: Double?
  }

  /// What the positions are drawn as.
  enum Form {
    /// Points in the middle of a column, at the height of their figure.
    case points
    /// Bars as wide as their number lets them be.
    case bars(perPosition: Int)
    /// Surfaces that stand on the axis and reach from the first position to the last.
    case areas
  }

  var positions: [Int]
  var figures: [Double]
  var ends: [End]
  var scaleKind: ScaleKind = .linear
  /// The figures that the scale reaches from and to, when they are given by another chart.
  var limits: ClosedRange<Double>?
  var crosshair: Int?
  var form: Form = .points
  /// Whether bars leave a row beyond their ends for their figures, where the plot is high enough.
  var hasHeadroom = false

  private var isLogarithmic: Bool { scaleKind == .logarithmic }

  /// Decides what fits: the legend and the axes go first as the area shrinks, the lines last.
  func layout(in area: Rect) -> ChartLayout {
    let hasAxis = area.height >= 4
    let endTexts = endTexts(in: area)
    let hasLegend = endTexts.isEmpty && area.height >= 6 && area.width >= 12 && ends.contains { !$0.name.isEmpty }
    let tags = hasLegend && area.width >= 24 && hasTags ? tags : []
    let legendRows = hasLegend ? legendRows(in: area, hasTags: !tags.isEmpty) : 0
    let rows = area.height - (hasAxis ? 2 : 0) - legendRows
    let tickCount = min(10, max(3, rows / 2))
    let scale = scale(tickCount)
    let values = area.width >= 16 && !figures.isEmpty ? scale.ticks(count: tickCount) : []
    let gutter = values.isEmpty ? 0 : (values.map { SI.format($0).count }.max() ?? 0) + 2
    let names = endTexts + tags
    let margin = names.isEmpty ? 0 : (names.map { TextWidth.columns(of: $0) }.max() ?? 0) + 1
    let top = area.y + legendRows
    var plot = Rect(x: area.x + gutter, y: top, width: area.width - gutter - margin, height: rows)
    let columns = columns(across: &plot)
    var layout = ChartLayout(
      area: area, plot: plot, scale: scale, columns: columns.map { Int($0.rounded()) },
      axisRow: hasAxis ? plot.maxY : nil, legend: hasLegend ? area.splitTop(legendRows).top : nil)
    layout.exactColumns = columns
    place(&layout, values: values, names: names)
    return layout
  }

  private func place(_ layout: inout ChartLayout, values: [Double], names: [String]) {
    switch form {
    case .points: break
    case .bars(let count):
      layout.barWidth = barWidth(in: layout.plot, count: count)
      layout.bars = BarScale(plot: room(in: layout), scale: layout.scale)
    case .areas: layout.bars = BarScale(plot: room(in: layout), scale: layout.scale)
    }
    layout.ticks = ticks(values, in: layout)
    let endLabels = endLabels(names, in: layout)
    layout.endIndices = endLabels.map(\.index)
    layout.endLabels = endLabels.map(\.label)
    guard let axisRow = layout.axisRow else { return }
    let years = YearLabels(
      positions: positions, columns: layout.columns, row: axisRow + 1, area: layout.area, crosshair: crosshair
    ).placed
    layout.yearIndices = years.map(\.0)
    layout.yearLabels = years.map(\.1)
  }

  /// The rows that bars may take.
  private func room(in layout: ChartLayout) -> Rect {
    let plot = layout.plot
    guard hasHeadroom, plot.height >= 6 else { return plot }
    let below = layout.scale.lower < 0 ? 1 : 0
    return Rect(x: plot.x, y: plot.y + 1, width: plot.width, height: plot.height - 1 - below)
  }

  private func scale(_ tickCount: Int) -> ChartScale {
    var standsOnZero = true
    if case .index = scaleKind { standsOnZero = false }
    let shown = limits.map { figures + [$0.lowerBound, $0.upperBound] } ?? figures
    return ChartScale(
      showing: shown, isLogarithmic: isLogarithmic, tickCount: tickCount, standsOnZero: standsOnZero)
  }

  /// The columns of the positions, spread over the whole plot; bars have their plot cut to whole steps.
  private func columns(across plot: inout Rect) -> [Double] {
    let start = Double(plot.x)
    if case .bars = form, !positions.isEmpty {
      let step = min(12, plot.width / positions.count)
      guard step > 0 else {
        let last = Double(max(1, positions.count - 1))
        return positions.indices.map { start + (Double($0) * Double(max(0, plot.width - 1)) / last).rounded() }
      }
      plot = Rect(x: plot.x, y: plot.y, width: step * positions.count, height: plot.height)
      return positions.indices.map { start + Double($0 * step + (step - 1) / 2) }
    }
    guard positions.count > 1 else { return positions.map { _ in Double(plot.x + plot.width / 2) } }
    let last = Double(positions.count - 1)
    return positions.indices.map { start + Double($0) * Double(max(0, plot.width - 1)) / last }
  }

  /// The columns of one bar: as many as there are beside a blank, and no more than look like a bar.
  private func barWidth(in plot: Rect, count: Int) -> Int {
    let step = positions.isEmpty ? 0 : plot.width / positions.count
    guard step > 1 else { return 1 }
    return max(1, min(8, (step - 1) / max(1, count)))
  }

  /// One tick per row at most; the tick at the bottom of an ordinary chart labels the time axis itself.
  private func ticks(_ values: [Double], in layout: ChartLayout) -> [ChartLayout.Tick] {
    var taken: Set<Int> = []
    return values.compactMap { value in
      let isBase = value == layout.scale.lower && layout.axisRow != nil && layout.scale.lower == 0
      guard let row = isBase ? layout.axisRow : layout.row(of: value), taken.insert(row).inserted,
        row < layout.area.maxY
      else { return nil }
      let y = layout.bars?.y(of: value) ?? layout.scale.fraction(value).map { layout.box.y(1 - $0) }
      return ChartLayout.Tick(label: SI.format(value), row: row, y: y ?? Double(row) + 0.5)
    }
  }
}

/// The words beside the plot.
extension YearPlot {
  /// What is written at the end of each line, when the area is wide and high enough for direct labels.
  private func endTexts(in area: Rect) -> [String] {
    guard area.width >= 60, area.height - 2 >= ends.count else { return [] }
    let texts = ends.map(\.text)
    let widest = texts.map { TextWidth.columns(of: $0) }.max() ?? 0
    return widest > 0 && widest <= area.width / 3 ? texts : []
  }

  /// Letters stand beside lines and areas, which end where they do; bars have their fillings.
  private var hasTags: Bool {
    if case .bars = form { return false }
    return true
  }

  /// The rows that the legend takes: as many as it needs where the area is high, else one.
  private func legendRows(in area: Rect, hasTags: Bool) -> Int {
    let widths = ends.map { TextWidth.columns(of: $0.name) + (hasTags ? 2 : 0) }
    return min(max(1, area.height / 5), LegendFlow(widths: widths, room: area.width).rows)
  }

  /// One letter per line that ties it to the legend without colour; numbers when letters would repeat.
  var tags: [String] {
    let letters = ends.map { $0.name.first.map { Charset.ascii($0).uppercased() } ?? "?" }
    let areDistinct = Set(letters).count == letters.count && letters.allSatisfy { TextWidth.columns(of: $0) == 1 }
    return areDistinct ? letters : ends.indices.map { String($0 + 1) }
  }

  /// Puts each name at the height where its line ends, and moves names apart that would share a row.
  private func endLabels(_ names: [String], in layout: ChartLayout) -> [(index: Int, label: ChartLabel)] {
    let wanted = ends.indices.filter { $0 < names.count }.compactMap { index -> (index: Int, row: Int)? in
      guard let figure = ends[index].figure else { return nil }
      return layout.row(of: figure).map { (index, min($0, layout.plot.maxY - 1)) }
    }
    // Areas that end in one row keep the order in which they lie on each other.
    var upwards = false
    if case .points = form {} else { upwards = true }
    let sorted = wanted.sorted { ($0.row, upwards ? -$0.index : $0.index) < ($1.row, upwards ? -$1.index : $1.index) }
    let rows = LabelRows.spread(sorted.map(\.row), in: layout.plot.y..<layout.plot.maxY)
    return zip(sorted, rows).map { entry, row in
      let point = Point(x: layout.plot.maxX + 1, y: row)
      return (entry.index, ChartLabel(text: names[entry.index], point: point, role: ends[entry.index].role))
    }
  }
}
