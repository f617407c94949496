/// The figures of the gallery, in billions of dollars unless the chart says otherwise. Nobody measured them.
extension ChartGallery {
  private static let years = Array(2008...2024)

  /// A series of billions; nil is a year without a figure, and the hollow years are those known only roughly.
  private static func series(
    _ name: String, _ role: Role, _ billions: [Double?], hollow: Set<Int> = []
  ) -> ChartSeries {
    ChartSeries(
      name: name, role: role,
      values: billions.enumerated().map {
        ChartValue($0.element.map { $0 * 1e9 }, isHollow: hollow.contains($0.offset))
      })
  }

  private static let exports = series(
    "exports", .exports,
    [5, 6, 8, 11, 13, nil, 15, 17, 22, 35, 41, 41, 49, 56, 58, 61, 61], hollow: [13])
  private static let imports = series(
    "imports", .imports,
    [16, 16, 20, 25, 29, 37, 44, 49, 50, 59, 66, 76, 84, 110, 118, 111, 144])

  static func lines(_ kind: ChartKind) -> (any Chart, title: String, unit: String) {
    let marks = [
      ChartMark(position: 0, glyph: "◆"), ChartMark(position: 9, glyph: "▼", role: .inbound),
      ChartMark(position: 15, glyph: "▲", role: .outbound), ChartMark(position: 15, glyph: "▼", role: .inbound),
    ]
    switch kind {
    case .band:
      let ranges = imports.values.enumerated().map { index, value -> ClosedRange<Double>? in
        guard index != 4, let figure = value.figure else { return nil }
        return figure * 0.82...figure * (1 + Double(index % 5) * 0.05)
      }
      let band = ChartBand(name: "lowest and highest of three sources", role: .muted, ranges: ranges)
      return (LineChart(positions: years, series: [imports], bands: [band]), "Imports and what sources say", "USD")
    case .logarithmic:
      let small = series(
        "aid", .total, years.map { (year: Int) -> Double? in Double((year - 2007) * (year - 2007) - 2) / 900 })
      return (
        LineChart(positions: years, series: [small, exports, imports], scale: .logarithmic), "Aid beside trade", "USD"
      )
    case .index:
      let late = series("Loria", .balance, [nil, nil, nil, 2, 3, 3, 4, 4, 5, 6, 6, 7, 8, 9, 9, 10, 11])
      let north = series("Norland", .exports, [9, 9, 10, 11, 12, 13, 15, 17, 20, 24, 26, 27, 31, 38, 41, 43, 46])
      let south = series("Sudia", .imports, [30, 26, 31, 35, 34, 33, 36, 38, 37, 41, 45, 44, 42, 47, 52, 50, 55])
      return (
        LineChart(positions: years, series: [north, south, late], scale: .index(year: 2010)),
        "Trade with three partners", ""
      )
    default:
      return (
        LineChart(positions: years, series: [exports, imports], marks: marks, crosshair: 11, brush: 13...16),
        "Trade with Norland", "USD, current prices"
      )
    }
  }

  static func bars(_ kind: ChartKind) -> (any Chart, title: String, unit: String) {
    guard kind == .diverging else {
      let aid = series(
        "grants", .exports, [1.2, 1.4, 2, 2.6, nil, 3.1, 3.3, 2.9, 3.8, 4.4, 4.1, 4.9, 5.2, 5.6, 6.1, 5.8, 6.4],
        hollow: [15, 16])
      return (BarChart(positions: years, series: [aid]), "Grants by year", "USD")
    }
    let balance = series(
      "balance", .balance, [-11, -10, -4, 2, 6, 9, nil, 12, 7, 3, -2, -8, -15, -24, -18, -9, 4], hollow: [16])
    return (BarChart(positions: years, series: [balance], isDiverging: true), "Balance of trade with Norland", "USD")
  }

  static func stacks(_ kind: ChartKind) -> (any Chart, title: String, unit: String) {
    let names = ["electronics", "textiles", "rice", "coffee", "fish", "timber", "rubber", "cashews"]
    let sizes: [Double] = [6, 5, 3, 2.5, 2, 1.4, 0.8, 0.6]
    let parts = names.indices.map { number in
      let figures = years.indices.map { year -> Double? in
        if kind != .stackedBar, year == 5, number == 2 { return nil }
        let step: Double = number == 0 ? Double(year) * 0.45 : Double((year * (number + 2)) % 7) * 0.08
        return sizes[number] * (1 + step)
      }
      let role = number < StackChart.roles.count ? StackChart.roles[number] : .muted
      return series(names[number], role, figures)
    }
    let chart = StackChart(
      positions: years, series: parts, form: kind == .stackedArea ? .area : .bar, isShare: kind == .share)
    return (chart, "Exports by goods", kind == .share ? "" : "USD")
  }

  static func lists(_ kind: ChartKind) -> (any Chart, title: String, unit: String) {
    switch kind {
    case .histogram:
      let values = (0..<120).map { (number: Int) -> Double in
        let whole: Int = (number * number * 7 + number * 13) % 97
        return Double(whole * (number % 5 + 1)) / 5
      }
      return (Histogram(values: values), "Partners by years since the last visit", "years")
    case .shareStrip:
      let parts: [(String, Double?)] = [
        ("electronics", 41), ("textiles", 22), ("machines", 13), ("footwear", 9), ("coffee", 4.5), ("fish", 3),
        ("rice", 2),
        ("cashews", 1.2), ("rare earths", nil), ("salt", nil),
      ]
      let strip = ShareStrip(
        parts: parts.map { .init(name: $0.0, value: ChartValue($0.1.map { $0 * 1e9 }, isHollow: $0.0 == "rice")) })
      return (strip, "Exports to Norland by goods, 2024", "USD")
    case .yearStrip:
      let span = Array(2001...2024)
      let strip = BarStrip(
        periods: span,
        rows: [
          .init(label: "→ out", role: .outbound, counts: span.map { ($0 * 7) % 11 }),
          .init(label: "← in", role: .inbound, counts: span.map { ($0 * 5) % 8 }),
        ], brush: 14...18)
      return (strip, "Visits by year", "visits")
    case .sparkline:
      let rows: [SparkTable.Row] = [
        .init(name: "Norland", role: .exports, values: exports.values),
        .init(name: "Sudia", role: .imports, values: imports.values),
        .init(
          name: "Loria", role: .balance,
          values: [nil, nil, 0, -2, -3, 1, 2, 5, nil, 4, 3, 0, -1, 2, 6, 7, 8].map { ChartValue($0.map { $0 * 1e8 }) }),
      ]
      return (SparkTable(rows: rows), "Trade by partner", "USD")
    default:
      let rows: [(String, Double?)] = [
        ("Norland", 61), ("Kingdom of Sudia", 43), ("Loria", 27.5), ("Estmark", 12), ("Westmark", 3.4),
        ("Isle of Fern", 0.2),
        ("Outer Banks", nil),
      ]
      let chart = RankChart(
        rows: rows.map {
          .init(name: $0.0, value: ChartValue($0.1.map { $0 * 1e9 }, isHollow: $0.0 == "Loria"), role: .exports)
        })
      return (chart, "Exports by partner, 2024", "USD")
    }
  }

  static func grids(_ kind: ChartKind) -> (any Chart, title: String, unit: String) {
    switch kind {
    case .multiples:
      let panels = ["Norland", "Sudia", "Loria", "Estmark", "Westmark", "Fern"].enumerated().map { number, name in
        let values = years.indices.map { year -> Double? in
          number == 2 && (6...8).contains(year)
            ? nil : Double((year + 2) * (7 - number)) * (1 + Double((year * 3) % 4) / 9)
        }
        let line = series("", .exports, values)
        return SmallMultiples.Panel(title: name, chart: LineChart(positions: years, series: [line]))
      }
      return (SmallMultiples(panels: panels), "Exports by partner", "USD")
    case .slope:
      let rows: [(String, Double?, Double?, Role)] = [
        ("Norland", 18, 61, .exports), ("Sudia", 30, 43, .imports), ("Loria", 26, 27.5, .balance),
        ("Estmark", 31, 12, .total),
        ("Westmark", nil, 9, .accent),
      ]
      let chart = SlopeChart(
        before: "2010", after: "2024",
        rows: rows.map {
          .init(
            name: $0.0, before: ChartValue($0.1.map { $0 * 1e9 }), after: ChartValue($0.2.map { $0 * 1e9 }), role: $0.3)
        })
      return (chart, "Exports before and after", "USD")
    case .scatter:
      let names = [
        "Norland", "Sudia", "Loria", "Estmark", "Westmark", "Fern", "Ostia", "Tarn", "Brell", "Quay", "Mosk", "Pell",
      ]
      let items = names.enumerated().map { number, name in
        ScatterChart.Item(
          name: name, x: Double(number * 37 % 83 + 1), y: 1e9 * Double((number * 53 % 71 + 3) * (number % 3 + 1)))
      }
      return (
        ScatterChart(items: items, xTitle: "visits since 2000", yTitle: "trade in 2024"), "Visits and trade", "USD"
      )
    default:
      let counts = years.map { year in
        (1...12).map { month -> Int? in
          if year == 2024, month > 9 { return nil }
          let count: Int = (year * month * 7 + month * month) % 10
          return month == 2 || month == 8 ? 0 : count * (year % 3 + 1) / 3
        }
      }
      return (Heatmap(years: years, counts: counts), "Visits by month", "visits")
    }
  }
}
