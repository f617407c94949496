/// The figures of a chart as rows, in full and with where each is from: what a file of them holds.
package struct FigureTable: Hashable, Sendable {
  package var columns: [String]
  /// Numbers are written in full; a figure that is missing is blank.
  package var rows: [[String]]
  /// The columns whose cells are numbers.
  package var numbers: Set<String> = []
}

extension Figure {
  /// The figures as rows.
  package var table: FigureTable {
    switch plot {
    case .years(let plot): plot.table
    case .bars(let plot): Self.table("category", plot.bars.map { ($0.name, $0.point) })
    case .parts(let plot):
      FigureTable(
        columns: ["whole", "part", "value", "status", "source"],
        rows: plot.wholes.flatMap { whole in
          (whole.parts + (whole.total == nil ? [] : [BarPlot.Bar(name: "the whole", point: whole.total)])).map { part in
            [
              whole.name, part.name, FigureTable.number(part.point?.value), FigureTable.status(part.point),
              part.point?.source ?? "",
            ]
          }
        }, numbers: ["value"])
    case .distribution(let values):
      FigureTable(columns: ["value"], rows: values.map { [FigureTable.number($0)] }, numbers: ["value"])
    case .months(let plot):
      FigureTable(
        columns: ["year", "month"] + plot.names,
        rows: plot.years.flatMap { year in
          (0..<12).map { month in
            [String(year), String(month + 1)]
              + plot.grids.map { $0.count(year, month).map(String.init) ?? "" }
          }
        }, numbers: Set(["year", "month"] + plot.names))
    case .slope(let plot):
      FigureTable(
        columns: ["name", plot.from, plot.to],
        rows: plot.lines.map { [$0.name, FigureTable.number($0.from?.value), FigureTable.number($0.to?.value)] },
        numbers: [plot.from, plot.to])
    case .scatter(let plot):
      FigureTable(
        columns: ["name", plot.xTitle, plot.yTitle],
        rows: plot.dots.map { [$0.name, FigureTable.number($0.x.value), FigureTable.number($0.y.value)] },
        numbers: [plot.xTitle, plot.yTitle])
    }
  }

  private static func table(_ name: String, _ bars: [(String, FigurePoint?)]) -> FigureTable {
    FigureTable(
      columns: [name, "value", "status", "source"],
      rows: bars.map { [$0.0, FigureTable.number($0.1?.value), FigureTable.status($0.1), $0.1?.source ?? ""] },
      numbers: ["value"])
  }
}

extension MonthPlot {
  /// The names of the columns with counts.
  fileprivate var names: [String] { grids.map { $0.name.isEmpty ? "count" : $0.name } }
}

extension YearPlot {
  /// A row for each series and year; the least and the most that is said stand beside the figure where they are known.
  fileprivate var table: FigureTable {
    let hasRange = series.contains { $0.points.values.contains { $0.range != nil } }
    let first = origin == nil ? ["year"] : ["years_from_event", "series_year"]
    let columns = first + ["series", "value"] + (hasRange ? ["low", "high"] : []) + ["status", "source"]
    let rows = series.flatMap { line in
      years.map { year -> [String] in
        let point = line.points[year]
        let range = [point?.range?.lowerBound, point?.range?.upperBound].map { FigureTable.number($0) }
        // Only the event's own partner has calendar years: the others' events were in other years.
        let names = origin.map { [String(year), line.voice == .aside ? "" : String($0 + year)] } ?? [String(year)]
        return names + [line.name, FigureTable.number(point?.value)] + (hasRange ? range : [])
          + [FigureTable.status(point), point?.source ?? ""]
      }
    }
    return FigureTable(
      columns: columns, rows: rows, numbers: ["year", "years_from_event", "series_year", "value", "low", "high"])
  }
}

extension FigureTable {
  /// A number in full: whole ones without a point, others with up to four decimals, nothing when there is none.
  fileprivate static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    if value == value.rounded(), value.magnitude < 1e15 { return String(Int(value)) }
    return value.magnitude < 1e11 ? String((value * 10_000).rounded() / 10_000) : String(value)
  }

  /// `missing`, or what charts draw hollow or sign: `approximate`, `disputed`, `new series`.
  fileprivate static func status(_ point: FigurePoint?) -> String {
    guard let point else { return "missing" }
    return [
      point.isHollow ? "approximate" : "", point.isDisputed ? "disputed" : "", point.startsAnew ? "new series" : "",
    ].filter { !$0.isEmpty }.joined(separator: "; ")
  }
}
