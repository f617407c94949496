internal import Console
internal import ViewModels

/// The chart of series over years, in any style.
struct YearChart {
  let plot: YearPlot
  let crosshair: Int?
  /// The years that the timeline's filter keeps.
  let brush: ClosedRange<Int>?
  let charset: Charset

  var chart: any Chart {
    switch plot.style {
    case .lines: return lines
    case .multiples:
      return SmallMultiples(
        panels: zip(plot.series, series).map { figure, line in
          // The name stands above the chart already.
          var line = line
          line.name = ""
          return SmallMultiples.Panel(title: figure.name, chart: lines([figure], [line]))
        })
    case .bars, .diverging:
      return BarChart(
        positions: positions, series: series, marks: marks, crosshair: index, brush: range,
        isDiverging: plot.style == .diverging)
    case .stackedBars, .stackedAreas, .shares:
      return StackChart(
        positions: positions, series: series, form: plot.style == .stackedAreas ? .area : .bar,
        isShare: plot.style == .shares, marks: marks, crosshair: index, brush: range)
    }
  }

  /// The series as lines on one axis.
  var lines: LineChart { lines(plot.series, series) }

  private func lines(_ figures: [FigureSeries], _ series: [ChartSeries]) -> LineChart {
    LineChart(
      positions: positions, series: series, marks: marks, crosshair: index, brush: range, scale: scale,
      bands: figures.compactMap(band))
  }

  private var positions: [Int] { Array(plot.years) }

  /// The place of a year on the axis, or of the nearest that it has.
  private func place(_ year: Int) -> Int {
    min(max(year, plot.years.lowerBound), plot.years.upperBound) - plot.years.lowerBound
  }

  private var index: Int? { crosshair.map(place) }

  private var range: ClosedRange<Int>? {
    brush.flatMap { $0.overlaps(plot.years) ? place($0.lowerBound)...place($0.upperBound) : nil }
  }

  private var scale: ScaleKind {
    switch plot.scale {
    case .linear: .linear
    case .logarithmic: .logarithmic
    case .index(let year): .index(year: year)
    }
  }

  private var series: [ChartSeries] {
    plot.series.map { series in
      ChartSeries(
        name: series.name, role: series.voice.role, values: positions.map { ChartValue(series.points[$0]) },
        marksGaps: series.marksGaps)
    }
  }

  /// What lies behind a line: the least and the most that is said of each year. Nil where nobody differs.
  private func band(_ series: FigureSeries) -> ChartBand? {
    let ranges = positions.map { series.points[$0]?.range }
    guard ranges.contains(where: { $0 != nil }) else { return nil }
    let name = plot.rangeName.isEmpty ? "what sources say of \(series.name)" : plot.rangeName
    return ChartBand(name: name, role: series.voice.role, ranges: ranges)
  }

  /// A mark as often as it stands for something: an axis tells several by their number.
  private var marks: [ChartMark] {
    plot.marks.filter { plot.years.contains($0.year) }.flatMap { mark in
      let one = ChartMark(
        position: mark.year - plot.years.lowerBound, glyph: mark.kind.glyph(charset), role: mark.kind.role)
      return Array(repeating: one, count: min(10, mark.count))
    }
  }
}
