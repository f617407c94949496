internal import Console
internal import Diplomacy
internal import ViewModels

/// Gives a figure of the view models glyphs and colours: the chart that draws it.
struct FigureChart: Equatable {
  let figure: Figure
  /// The year under the crosshair.
  let year: Int?
  /// The years that the timeline's filter keeps.
  let brush: ClosedRange<Int>?
  let charset: Charset

  init(figure: Figure, year: Int? = nil, brush: ClosedRange<Int>? = nil, charset: Charset) {
    self.figure = figure
    self.year = year
    self.brush = brush
    self.charset = charset
  }

  /// The chart. A figure of any kind has one.
  var chart: any Chart {
    switch figure.plot {
    case .years(let plot): years(plot).chart
    case .bars(let plot): RankChart(rows: plot.bars.map(Self.row), isDiverging: Self.hasBothSigns(plot))
    case .distribution(let values): Histogram(values: values)
    case .months(let plot): MonthsChart(plot)
    case .slope(let plot):
      SlopeChart(
        before: plot.from, after: plot.to,
        rows: plot.lines.map { line in
          SlopeChart.Row(
            name: line.name, before: ChartValue(line.from), after: ChartValue(line.to), role: line.voice.role)
        })
    case .parts(let plot): PartsChart(plot)
    case .scatter(let plot):
      ScatterChart(
        items: plot.dots.map { ScatterChart.Item(name: $0.name, x: $0.x.value, y: $0.y.value, role: $0.voice.role) },
        xTitle: plot.xTitle, yTitle: plot.yTitle)
    }
  }

  /// Series over years as lines, whatever their style.
  func lines(_ plot: YearPlot) -> LineChart { years(plot).lines }

  private func years(_ plot: YearPlot) -> YearChart {
    YearChart(plot: plot, crosshair: year, brush: brush, charset: charset)
  }

  private static func row(_ bar: BarPlot.Bar) -> RankChart.Row {
    RankChart.Row(name: bar.name, value: ChartValue(bar.point), role: bar.voice.role)
  }

  private static func hasBothSigns(_ plot: BarPlot) -> Bool {
    plot.bars.contains { ($0.point?.value ?? 0) < 0 } && plot.bars.contains { ($0.point?.value ?? 0) > 0 }
  }
}

extension ChartValue {
  /// A point of a figure; without one, a gap.
  init(_ point: FigurePoint?) {
    self.init(
      point?.value, isHollow: point?.isHollow ?? false, startsAnew: point?.startsAnew ?? false,
      isDisputed: point?.isDisputed ?? false)
  }
}

extension FigureMark.Kind {
  func glyph(_ charset: Charset) -> String {
    switch self {
    case .milestone: charset.glyphs.tierChange
    case .outbound: charset.glyphs.visitOut
    case .inbound: charset.glyphs.visitIn
    case .agreement: charset.glyphs.agreement
    }
  }

  var role: Role {
    switch self {
    case .milestone(let tier): tier == .none ? .event : tier.role
    case .outbound: .outbound
    case .inbound: .inbound
    case .agreement: .accent
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
