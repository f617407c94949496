import Console

/// How long a chart of each kind takes to draw at 300×100 with 1,000 points, in milliseconds: a frame has sixteen.
///
/// Kinds with several series have a thousand positions for each; a slope has two points a row, and lists and panels side
/// by side have some thousands of points together.
enum Timing {
  /// A line for each kind, its name and the median of many turns, parted by a tab.
  static func report(turns: Int) -> String {
    ChartKind.allCases.map { kind in
      let chart = chart(kind)
      let times = (0..<turns).map { _ in milliseconds { draw(chart) } }.sorted()
      return "\(kind.rawValue)\t\(times[turns / 2])"
    }.joined(separator: "\n")
  }

  private static func milliseconds(_ body: () -> Void) -> Double {
    let taken = ContinuousClock().measure(body).components
    return Double(taken.seconds) * 1000 + Double(taken.attoseconds) / 1e15
  }

  private static func draw(_ chart: any Chart) {
    let canvas = chart.canvas(size: Size(width: 300, height: 100), charset: .braille)
    // What is drawn must be looked at, or an optimiser may leave it out.
    precondition(canvas.bounds.width == 300)
  }

  /// A thousand figures in waves, with gaps and hollow ones.
  private static func values(_ phase: Int) -> [ChartValue] {
    (0..<1000).map { index in
      let wave = Double((index * (phase + 3)) % 211) - 40
      return ChartValue(index % 97 == 0 ? nil : wave * 1e9, isHollow: index % 31 == 0)
    }
  }

  private static func series(_ count: Int) -> [ChartSeries] {
    (0..<count).map { number in
      ChartSeries(name: "series \(number)", role: StackChart.roles[number % 6], values: values(number))
    }
  }

  private static func positive(_ count: Int) -> [ChartSeries] {
    series(count).map { row in
      var row = row
      row.values = row.values.map { ChartValue(abs($0.value ?? 1e9), isHollow: $0.isHollow) }
      return row
    }
  }

  private static func chart(_ kind: ChartKind) -> any Chart {
    let positions = Array(1025..<2025)
    switch kind {
    case .line: return LineChart(positions: positions, series: series(5))
    case .logarithmic: return LineChart(positions: positions, series: series(5), scale: .logarithmic)
    case .index: return LineChart(positions: positions, series: positive(5), scale: .index(year: 1100))
    case .band:
      let ranges = positive(1)[0].values.map { value in value.figure.map { $0 * 0.8...$0 * 1.2 } }
      return LineChart(
        positions: positions, series: series(1), bands: [ChartBand(name: "band", role: .muted, ranges: ranges)])
    case .bar, .diverging: return BarChart(positions: positions, series: series(1), isDiverging: kind == .diverging)
    case .stackedBar, .share: return StackChart(positions: positions, series: positive(7), isShare: kind == .share)
    case .stackedArea: return StackChart(positions: positions, series: positive(7), form: .area)
    default: return list(kind, positions)
    }
  }

  private static func list(_ kind: ChartKind, _ positions: [Int]) -> any Chart {
    let points = values(1)
    let names = positions.map { "number \($0)" }
    switch kind {
    case .ranking: return RankChart(rows: zip(names, points).map { RankChart.Row(name: $0, value: $1) })
    case .histogram: return Histogram(values: points.compactMap(\.value))
    case .shareStrip: return ShareStrip(parts: zip(names, points).map { ShareStrip.Part(name: $0, value: $1) })
    case .sparkline:
      return SparkTable(
        rows: (0..<100).map { SparkTable.Row(name: "row \($0)", values: Array(values($0).prefix(60))) })
    case .yearStrip:
      let counts = positions.map { $0 % 17 }
      return BarStrip(periods: positions, rows: [.init(label: "out", role: .outbound, counts: counts)])
    case .multiples:
      let line = ChartSeries(name: "", role: .exports, values: Array(values(1).prefix(100)))
      let chart = LineChart(positions: Array(positions.prefix(100)), series: [line])
      return SmallMultiples(panels: (0..<20).map { SmallMultiples.Panel(title: "panel \($0)", chart: chart) })
    case .slope:
      let rows = zip(names, points).prefix(500).map { SlopeChart.Row(name: $0, before: $1, after: ChartValue(2e9)) }
      return SlopeChart(before: "2010", after: "2024", rows: rows)
    case .scatter:
      let items = names.enumerated().map { number, name in
        ScatterChart.Item(name: name, x: Double(number * 37 % 1009), y: Double(number * 53 % 997) * 1e9)
      }
      return ScatterChart(items: items, xTitle: "visits", yTitle: "trade")
    default: return Heatmap(years: positions, counts: positions.map { year in (0..<12).map { (year * $0) % 13 } })
    }
  }
}
