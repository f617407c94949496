internal import Console
internal import Diplomacy
internal import ViewModels

/// Gives a figure of the view models glyphs and colours: the chart that draws it.
struct FigureChart {
  let figure: Figure
  /// The year under the crosshair.
  let year: Int?
  /// The years that the timeline's filter keeps.
  var brush: ClosedRange<Int>?
  let charset: Charset

  /// The rows that the chart wants on a page of a height: enough to be read, and never more than half of the page.
  static func height(of figure: Figure?, in page: Rect) -> Int {
    guard figure != nil, page.height >= 12 else { return 0 }
    return min(20, page.height / 2)
  }

  func draw(on canvas: inout Canvas, in area: Rect) {
    switch figure.plot {
    case .years(let plot): chart(plot).draw(on: &canvas, in: area, charset: charset)
    case .bars, .months, .slope, .parts, .scatter: break
    }
  }

  /// The lines of series over years.
  func chart(_ plot: YearPlot) -> LineChart {
    let positions = Array(plot.years)
    let index = { (year: Int) in min(max(year, plot.years.lowerBound), plot.years.upperBound) - plot.years.lowerBound }
    let brush = brush.flatMap { $0.overlaps(plot.years) ? index($0.lowerBound)...index($0.upperBound) : nil }
    return LineChart(
      positions: positions, series: plot.series.map { series($0, positions) },
      marks: plot.marks.flatMap { marks($0, plot) },
      crosshair: year.map(index), brush: brush, isLogarithmic: plot.scale == .logarithmic)
  }

  /// A mark as often as it stands for something: an axis tells several by their number.
  private func marks(_ mark: FigureMark, _ plot: YearPlot) -> [ChartMark] {
    let one = ChartMark(
      position: mark.year - plot.years.lowerBound, glyph: mark.kind.glyph(charset), role: mark.kind.role)
    return Array(repeating: one, count: min(10, mark.count))
  }

  private func series(_ series: FigureSeries, _ years: [Int]) -> ChartSeries {
    let values = years.map { year in
      series.points[year].map {
        ChartValue($0.value, isHollow: $0.isHollow, startsAnew: $0.startsAnew, isDisputed: $0.isDisputed)
      } ?? .missing
    }
    return ChartSeries(name: series.name, role: series.voice.role, values: values, marksGaps: series.marksGaps)
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
