internal import Console
internal import ViewModels

/// Gives a figure of the view models glyphs and colours: the chart that draws it.
struct FigureChart {
  let figure: Figure
  /// The year under the crosshair.
  let year: Int?
  let charset: Charset

  /// The rows that the chart wants on a page of a height: enough to be read, and never more than half of the page.
  static func height(of figure: Figure?, in page: Rect) -> Int {
    guard let figure, page.height >= 12 else { return 0 }
    // A month is one row or one column, however much room there is.
    if case .months(let plot) = figure.plot { return page.height < 20 ? 0 : min(plot.years.count + 3, page.height / 2) }
    return min(20, page.height / 2)
  }

  func draw(on canvas: inout Canvas, in area: Rect) {
    switch figure.plot {
    case .years(let plot): chart(plot).draw(on: &canvas, in: area, charset: charset)
    case .months(let plot): MonthGrid(figure: figure, plot: plot, charset: charset).draw(on: &canvas, in: area)
    case .bars, .slope, .parts, .scatter: break
    }
  }

  private func chart(_ plot: YearPlot) -> LineChart {
    let positions = Array(plot.years)
    return LineChart(
      positions: positions, series: plot.series.map { series($0, positions) },
      marks: plot.marks.map { mark in
        ChartMark(position: mark.year - plot.years.lowerBound, glyph: glyph(mark.kind), role: .event)
      },
      crosshair: year.map { $0 - plot.years.lowerBound }, isLogarithmic: plot.scale == .logarithmic)
  }

  private func series(_ series: FigureSeries, _ years: [Int]) -> ChartSeries {
    let values = years.map { year in
      series.points[year].map {
        ChartValue($0.value, isHollow: $0.isHollow, startsAnew: $0.startsAnew, isDisputed: $0.isDisputed)
      } ?? .missing
    }
    return ChartSeries(name: series.name, role: series.voice.role, values: values, marksGaps: series.marksGaps)
  }

  private func glyph(_ kind: FigureMark.Kind) -> String {
    switch kind {
    case .milestone, .agreement: charset.glyphs.tierChange
    case .outbound: charset.glyphs.visitOut
    case .inbound: charset.glyphs.visitIn
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
