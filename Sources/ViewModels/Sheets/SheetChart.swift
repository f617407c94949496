internal import Diplomacy

/// A chart of one column of a sheet, over the rows that its filter keeps: how often each value occurs.
struct SheetChart {
  private let column: SheetColumn
  private let cells: [SheetCell]
  private let name: String
  private let filter: Filter

  /// The most categories that have a bar of their own.
  private static let mostBars = 15

  /// - Parameters:
  ///   - cells: those of the column in the rows that the filter keeps.
  ///   - name: the sheet in a few words.
  init(_ cells: [SheetCell], of column: SheetColumn, title name: String, filter: Filter) {
    self.cells = cells
    self.column = column
    self.name = name
    self.filter = filter
  }

  /// A histogram of numbers, counts by year of dates, frequencies of everything else.
  var figure: Figure {
    let facets = SheetFacets(cells, of: column)
    let facet = facets.facet()
    var notes = facet.missing.map { ["\(grouped($0.count)) without \(column.title)"] } ?? []
    if !filter.isEmpty { notes.append("filter \(filter)") }
    let unit = column.kind == .list ? "rows that have it" : "rows"
    switch column.kind {
    case .date:
      if let plot = years(facet) {
        return Figure(title: title, unit: unit, amounts: .count, plot: .years(plot), notes: notes)
      }
      return Figure(title: title, unit: unit, plot: .bars(BarPlot(bars: [])), notes: notes)
    case .number, .money:
      let bars = facets.histogram().map {
        BarPlot.Bar(name: $0.title, point: FigurePoint(Double($0.count)))
      }
      return Figure(
        title: title, unit: unit, amounts: .count, plot: .bars(BarPlot(bars: bars, isHistogram: true)), notes: notes)
    default:
      if facet.values.count > Self.mostBars {
        notes.insert("the \(Self.mostBars) most frequent of \(grouped(facet.values.count + facet.left))", at: 0)
      }
      let most = facet.values.sorted { $0.count > $1.count }.prefix(Self.mostBars)
      let shown = facet.values.filter { most.contains($0) }
      return Figure(title: title, unit: unit, plot: .bars(BarPlot(bars: shown.map(Self.bar))), notes: notes)
    }
  }

  private var title: String { "\(name) by \(column.title)" }

  private static func bar(_ value: Facet.Value) -> BarPlot.Bar {
    BarPlot.Bar(name: value.title, point: FigurePoint(Double(value.count)))
  }

  /// Rows by year, with zero where no row falls into a year between the first and the last.
  private func years(_ facet: Facet) -> YearPlot? {
    let counts = facet.values.compactMap { value in Int(value.title).map { ($0, value.count) } }
    guard let first = counts.map(\.0).min(), let last = counts.map(\.0).max() else { return nil }
    var points: [Int: FigurePoint] = [:]
    for year in first...last { points[year] = FigurePoint(0) }
    for (year, count) in counts { points[year] = FigurePoint(Double(count)) }
    let series = FigureSeries(name: "rows", voice: .total, points: points)
    return YearPlot(years: first...last, series: [series], style: .bars)
  }
}
