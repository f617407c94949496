/// Lines over years, with a crosshair, a brush and events on the time axis.
///
/// A missing figure is a gap with a dot on the axis, never zero and never bridged. A hollow figure is drawn hollow and
/// the line towards it dotted. The chart stands on zero unless its scale is logarithmic or an index.
package struct LineChart: Hashable, Sendable {
  /// Years, ascending and consecutive: a year without figures is a position too.
  package var positions: [Int]
  /// At most five lines, so that the eye can follow them; more are not drawn.
  package var series: [ChartSeries]
  package var marks: [ChartMark]
  /// The index of the position that the crosshair stands on.
  package var crosshair: Int?
  /// The indices of the positions inside the year filter.
  package var brush: ClosedRange<Int>?
  package var scale: ScaleKind
  /// Surfaces behind the lines, such as what sources disagree on.
  package var bands: [ChartBand]
  /// The figures that the scale must reach, so that charts side by side have the same one.
  package var limits: ClosedRange<Double>?

  package init(
    positions: [Int], series: [ChartSeries], marks: [ChartMark] = [], crosshair: Int? = nil,
    brush: ClosedRange<Int>? = nil, scale: ScaleKind = .linear, bands: [ChartBand] = [],
    limits: ClosedRange<Double>? = nil
  ) {
    self.positions = positions
    self.series = series
    self.marks = marks
    self.crosshair = crosshair
    self.brush = brush
    self.scale = scale
    self.bands = bands
    self.limits = limits
  }

  package init(
    positions: [Int], series: [ChartSeries], marks: [ChartMark] = [], crosshair: Int? = nil,
    brush: ClosedRange<Int>? = nil, isLogarithmic: Bool
  ) {
    self.init(
      positions: positions, series: series, marks: marks, crosshair: crosshair, brush: brush,
      scale: isLogarithmic ? .logarithmic : .linear)
  }

  /// Whether the scale is logarithmic.
  package var isLogarithmic: Bool {
    get { scale == .logarithmic }
    set { scale = newValue ? .logarithmic : .linear }
  }

  /// The lines that are drawn.
  package var lines: ArraySlice<ChartSeries> { series.prefix(5) }

  /// The figure of a series at a position, when there is one that the chart can show: on an index scale, as a
  /// percentage of the series' figure in the year of the index.
  package func figure(_ line: ChartSeries, at index: Int) -> Double? {
    guard positions.indices.contains(index), let figure = line.figure(at: index) else { return nil }
    return shown(figure, of: line)
  }

  /// A figure of a line on the chart's scale; nil where it has no place on it.
  func shown(_ figure: Double, of line: ChartSeries) -> Double? {
    switch scale {
    case .linear: return figure
    case .logarithmic: return figure > 0 ? figure : nil
    case .index:
      guard let base = base(of: line) else { return nil }
      let share = figure / base * 100
      return share.isFinite ? share : nil
    }
  }

  /// The figure of a line in the year of the index, when it is one that others can be measured by.
  private func base(of line: ChartSeries) -> Double? {
    guard case .index(let year) = scale, let index = positions.firstIndex(of: year) else { return nil }
    return line.figure(at: index).flatMap { $0 > 0 ? $0 : nil }
  }

  /// The names of the lines that an index leaves out, since they have no figure above zero in its year.
  package var leftOutNames: [String] {
    guard case .index = scale else { return [] }
    return lines.filter { base(of: $0) == nil }.map(\.name)
  }

  /// The index of the position drawn nearest to a column of the screen; nil outside the plot.
  package func position(at x: Int, in area: Rect, charset: Charset = .braille) -> Int? {
    let layout = layout(in: area, charset: charset)
    guard x >= layout.plot.x, x < layout.plot.maxX else { return nil }
    return positions.indices.min { abs(layout.columns[$0] - x) < abs(layout.columns[$1] - x) }
  }

  /// Where everything lies in an area.
  package func layout(in area: Rect, charset: Charset = .braille) -> ChartLayout {
    var figures = lines.flatMap { line in positions.indices.compactMap { figure(line, at: $0) } }
    for band in drawnBands {
      for range in band.ranges.prefix(positions.count).compactMap(\.self) {
        figures += [range.lowerBound, range.upperBound].filter { !isLogarithmic || $0 > 0 }
      }
    }
    return YearPlot(
      positions: positions, figures: figures, ends: ends, scaleKind: scale, limits: limits, crosshair: crosshair
    ).layout(in: area)
  }

  /// An index has no bands: what sources differ by in the year of the index would have to be left out of it.
  var drawnBands: [ChartBand] {
    if case .index = scale { return [] }
    return bands
  }
}

extension LineChart: Chart {
  package var kind: ChartKind {
    switch scale {
    case .linear: bands.isEmpty ? .line : .band
    case .logarithmic: .logarithmic
    case .index: .index
    }
  }

  /// How many figures a logarithmic chart leaves out because they are zero or below.
  package var excludedCount: Int {
    guard isLogarithmic else { return 0 }
    return lines.reduce(0) { total, line in
      total + line.values.prefix(positions.count).count { ($0.figure ?? 1) <= 0 }
    }
  }

  package var remarks: [String] {
    var remarks: [String] = []
    switch scale {
    case .linear: break
    case .logarithmic:
      remarks = ["log scale" + (excludedCount > 0 ? ", \(excludedCount) at or below 0 left out" : "")]
    case .index(let year):
      remarks = ["index, \(year) = 100"]
      if !leftOutNames.isEmpty {
        remarks.append("left out for want of a figure in \(year): \(leftOutNames.joined(separator: ", "))")
      }
    }
    if series.count > lines.count { remarks.append("\(series.count - lines.count) more series not drawn") }
    return remarks + drawnBands.map { "shaded: \($0.name)" }
  }

  package var table: ChartTable { ChartTable(positions: positions, series: series) }
}
