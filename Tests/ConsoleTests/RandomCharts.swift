import Console

/// A chart of every kind with random figures: gaps, extremes, one point, all zero, names of many scripts.
enum RandomCharts {
  /// A size of figure from a billionth to 10^15.
  static func size(_ random: inout Seeded) -> Double {
    [1e-9, 0.01, 1, 37, 1e3, 1e6, 1e9, 1e12, 1e15][random.number(0...8)]
  }

  static func value(_ random: inout Seeded, size: Double, isPositive: Bool = false) -> ChartValue {
    let low: Double = isPositive ? 0 : -1
    let extremes: [Double?] = [nil, nil, 0, .nan, .infinity, -.infinity, size, low * size]
    let figure =
      random.number(0...3) == 0 ? extremes[random.number(0...7)] : Double.random(in: low...1, using: &random) * size
    return ChartValue(
      figure, isHollow: random.number(0...5) == 0, startsAnew: random.number(0...9) == 0,
      isDisputed: random.number(0...9) == 0)
  }

  static func values(_ random: inout Seeded, count: Int, isPositive: Bool = false) -> [ChartValue] {
    let size = size(&random)
    if random.number(0...9) == 0 { return Array(repeating: ChartValue(0), count: count) }
    return (0..<count).map { _ in value(&random, size: size, isPositive: isPositive) }
  }

  static func series(_ random: inout Seeded, most: Int, count: Int, isPositive: Bool = false) -> [ChartSeries] {
    (0..<random.number(0...most)).map { number in
      ChartSeries(
        name: random.text(random.number(0...9)), role: StackChart.roles[number % StackChart.roles.count],
        values: values(&random, count: max(0, count + random.number(-2...2)), isPositive: isPositive))
    }
  }

  static func chart(_ kind: ChartKind, _ random: inout Seeded) -> any Chart {
    let count = [0, 1, 2, random.number(3...40), random.number(3...40), 300][random.number(0...5)]
    let positions = Array(1990..<1990 + count)
    let crosshair = random.number(0...1) == 0 ? nil : random.number(-2...count + 1)
    let start = random.number(-2...count)
    let brush = random.number(0...1) == 0 ? nil : start...start + random.number(0...8)
    let marks = (0..<random.number(0...5)).map { _ in ChartMark(position: random.number(-2...count + 2), glyph: "◆") }
    switch kind {
    case .line, .band, .logarithmic, .index:
      return line(kind, &random, positions, marks, crosshair, brush)
    case .bar, .diverging:
      return BarChart(
        positions: positions, series: series(&random, most: 5, count: count), marks: marks, crosshair: crosshair,
        brush: brush, isDiverging: kind == .diverging)
    case .stackedBar, .stackedArea, .share:
      return StackChart(
        positions: positions, series: series(&random, most: 9, count: count, isPositive: random.number(0...3) > 0),
        form: kind == .stackedArea || random.number(0...1) == 0 ? .area : .bar, isShare: kind == .share, marks: marks,
        crosshair: crosshair, brush: brush)
    default: return other(kind, &random, positions, brush)
    }
  }

  private static func line(
    _ kind: ChartKind, _ random: inout Seeded, _ positions: [Int], _ marks: [ChartMark], _ crosshair: Int?,
    _ brush: ClosedRange<Int>?
  ) -> LineChart {
    let scale: ScaleKind =
      kind == .logarithmic ? .logarithmic : kind == .index ? .index(year: 1990 + random.number(0...5)) : .linear
    let ranges = positions.map { _ -> ClosedRange<Double>? in
      guard random.number(0...5) > 0 else { return nil }
      let low = Double.random(in: -10...10, using: &random)
      return low...low + Double.random(in: 0...5, using: &random)
    }
    return LineChart(
      positions: positions, series: series(&random, most: 6, count: positions.count), marks: marks,
      crosshair: crosshair, brush: brush, scale: scale,
      bands: kind == .band ? [ChartBand(name: "band", role: .muted, ranges: ranges)] : [])
  }

  private static func other(
    _ kind: ChartKind, _ random: inout Seeded, _ positions: [Int], _ brush: ClosedRange<Int>?
  ) -> any Chart {
    let count = positions.count
    let figures = values(&random, count: min(60, count))
    switch kind {
    case .ranking:
      return RankChart(
        rows: figures.map { .init(name: random.text(random.number(0...12)), value: $0) },
        isDiverging: random.number(0...1) == 0)
    case .histogram: return Histogram(values: figures.compactMap(\.value))
    case .shareStrip:
      return ShareStrip(parts: figures.map { .init(name: random.text(random.number(0...12)), value: $0) })
    case .sparkline:
      let rows = (0..<random.number(0...6)).map { _ in
        SparkTable.Row(name: random.text(random.number(0...12)), values: values(&random, count: count))
      }
      return SparkTable(rows: rows, sharesScale: random.number(0...1) == 0)
    case .yearStrip:
      let rows = (0..<random.number(0...3)).map { _ in
        BarStrip.Row(label: random.text(4), role: .outbound, counts: positions.map { _ in random.number(0...20) })
      }
      return BarStrip(periods: positions, rows: rows, brush: brush)
    case .multiples:
      let panels = (0..<random.number(0...14)).map { _ in
        SmallMultiples.Panel(
          title: random.text(8),
          chart: LineChart(positions: positions, series: series(&random, most: 3, count: count)))
      }
      return SmallMultiples(panels: panels, sharesScale: random.number(0...1) == 0)
    case .slope:
      let rows = figures.map { before in
        SlopeChart.Row(
          name: random.text(random.number(0...12)), before: before, after: value(&random, size: before.figure ?? 1))
      }
      return SlopeChart(before: "2010", after: random.text(6), rows: rows)
    case .scatter:
      let size = size(&random)
      let items = figures.map { y in
        ScatterChart.Item(
          name: random.text(random.number(0...12)), x: value(&random, size: size).value ?? .nan, y: y.value ?? .nan)
      }
      return ScatterChart(
        items: items, xTitle: "visits", yTitle: random.text(5), xIsLogarithmic: random.number(0...3) == 0,
        yIsLogarithmic: random.number(0...3) == 0)
    default:
      return Heatmap(
        years: positions,
        counts: positions.map { _ in
          (0..<random.number(10...12)).map { _ in random.number(0...9) == 0 ? nil : random.number(0...15) }
        })
    }
  }
}
