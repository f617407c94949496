internal import Console
internal import ViewModels

/// Gives a figure of the view models glyphs and colours: the chart that draws it.
struct FigureChart: Equatable {
  let figure: Figure
  /// The year under the crosshair.
  let year: Int?
  let charset: Charset

  init(figure: Figure, year: Int? = nil, charset: Charset) {
    self.figure = figure
    self.year = year
    self.charset = charset
  }

  /// The chart. A figure of any kind has one.
  var chart: any Chart {
    switch figure.plot {
    case .years(let plot): YearChart(plot: plot, crosshair: year, charset: charset).chart
    case .bars(let plot): RankChart(rows: plot.bars.map(Self.row), isDiverging: Self.hasBothSigns(plot))
    case .distribution(let values): Histogram(values: values)
    case .months(let plot):
      Heatmap(
        years: Array(plot.years),
        counts: plot.years.map { year in plot.counts[year] ?? Array(repeating: nil, count: 12) })
    case .slope(let plot):
      SlopeChart(
        before: plot.from, after: plot.to,
        rows: plot.lines.map { line in
          SlopeChart.Row(
            name: line.name, before: ChartValue(line.from), after: ChartValue(line.to), role: line.voice.role)
        })
    case .parts(let plot):
      ShareStrip(parts: plot.parts.map { ShareStrip.Part(name: $0.name, value: ChartValue($0.point)) })
    case .scatter(let plot):
      ScatterChart(
        items: plot.dots.map { ScatterChart.Item(name: $0.name, x: $0.x.value, y: $0.y.value, role: $0.voice.role) },
        xTitle: plot.xTitle, yTitle: plot.yTitle)
    }
  }

  private static func row(_ bar: BarPlot.Bar) -> RankChart.Row {
    RankChart.Row(name: bar.name, value: ChartValue(bar.point), role: bar.voice.role)
  }

  private static func hasBothSigns(_ plot: BarPlot) -> Bool {
    plot.bars.contains { ($0.point?.value ?? 0) < 0 } && plot.bars.contains { ($0.point?.value ?? 0) > 0 }
  }
}

/// The chart of series over years, in any style.
private struct YearChart {
  let plot: YearPlot
  let crosshair: Int?
  let charset: Charset

  private var positions: [Int] { Array(plot.years) }
  private var index: Int? { crosshair.flatMap { plot.years.contains($0) ? $0 - plot.years.lowerBound : nil } }

  var chart: any Chart {
    let series = plot.series.map(series)
    switch plot.style {
    case .lines: return lines(plot.series, series)
    case .multiples:
      return SmallMultiples(
        panels: zip(plot.series, series).map { figure, line in
          SmallMultiples.Panel(title: figure.name, chart: lines([figure], [line], isNamed: false))
        })
    case .bars, .diverging:
      return BarChart(
        positions: positions, series: series, marks: marks, crosshair: index, isDiverging: plot.style == .diverging)
    case .stackedBars, .stackedAreas, .shares:
      return StackChart(
        positions: positions, series: series, form: plot.style == .stackedAreas ? .area : .bar,
        isShare: plot.style == .shares, marks: marks, crosshair: index)
    }
  }

  /// - Parameter isNamed: whether a line has its name beside it; not where it stands above the chart already.
  private func lines(_ figures: [FigureSeries], _ series: [ChartSeries], isNamed: Bool = true) -> LineChart {
    var series = series
    if !isNamed { for index in series.indices { series[index].name = "" } }
    return LineChart(
      positions: positions, series: series, marks: marks, crosshair: index, scale: scale,
      bands: figures.compactMap(band))
  }

  private var scale: ScaleKind {
    switch plot.scale {
    case .linear: .linear
    case .logarithmic: .logarithmic
    case .index(let year): .index(year: year)
    }
  }

  private func series(_ series: FigureSeries) -> ChartSeries {
    ChartSeries(
      name: series.name, role: series.voice.role, values: positions.map { ChartValue(series.points[$0]) },
      marksGaps: series.marksGaps)
  }

  /// What lies behind a line: the least and the most that is said of each year. Nil where nobody differs.
  private func band(_ series: FigureSeries) -> ChartBand? {
    let ranges = positions.map { series.points[$0]?.range }
    guard ranges.contains(where: { $0 != nil }) else { return nil }
    return ChartBand(name: plot.rangeName, role: .muted, ranges: ranges)
  }

  private var marks: [ChartMark] {
    plot.marks.compactMap { mark in
      guard plot.years.contains(mark.year) else { return nil }
      return ChartMark(position: mark.year - plot.years.lowerBound, glyph: mark.kind.glyph(charset), role: mark.kind.role)
    }
  }
}

extension ChartValue {
  /// A point of a figure; without one, a gap.
  fileprivate init(_ point: FigurePoint?) {
    self.init(
      point?.value, isHollow: point?.isHollow ?? false, startsAnew: point?.startsAnew ?? false,
      isDisputed: point?.isDisputed ?? false)
  }
}

extension FigureMark.Kind {
  fileprivate func glyph(_ charset: Charset) -> String {
    switch self {
    case .milestone, .agreement: charset.glyphs.tierChange
    case .outbound: charset.glyphs.visitOut
    case .inbound: charset.glyphs.visitIn
    }
  }

  fileprivate var role: Role {
    switch self {
    case .milestone, .agreement: .event
    case .outbound: .outbound
    case .inbound: .inbound
    }
  }
}

extension Voice {
  /// The colours of things side by side, the first the strongest.
  private static let members: [Role] = [.imports, .exports, .balance, .accent, .total, .event]

  /// What the voice looks like.
  var role: Role {
    switch self {
    case .exports: .exports
    case .imports: .imports
    case .balance: .balance
    case .total: .total
    case .outbound: .outbound
    case .inbound: .inbound
    case .member(let number): Self.members[number % Self.members.count]
    case .aside: .muted
    }
  }
}
