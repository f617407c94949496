internal import Diplomacy

extension DetailDocument {
  /// How many of the visits that a filter keeps have each value of a field, as a chart and line by line; a line leads to
  /// its visits.
  ///
  /// - Parameter years: the visits by year, each way, where that is what is counted.
  init(counts facet: Facet, of field: FilterField, among filter: Filter, years: [YearCount], home: String) {
    let lines = facet.all.map { value in
      // Of the years that a filter names, one alone is what is meant now.
      let rest = value.term.field == .year ? filter.removing(.year) : filter
      let share = facet.total == 0 ? "" : TradeWords.percent(Double(value.count) / Double(facet.total) * 100)
      return DetailEntry(
        .event(
          date: grouped(value.count), text: value.title,
          detail: [share, value.detail].filter { !$0.isEmpty }.joined(separator: ", ")),
        link: .visits(rest.adding(value.term)))
    }
    let kept = filter.isEmpty ? "all visits on record" : "visits with \(filter)"
    self.init(
      title: "Visits by \(field.title)", subtitle: "\(grouped(facet.total)), \(kept)",
      figure: Self.figure(facet, of: field, filter, years, home: home),
      entries: lines.isEmpty
        ? [DetailEntry(.text("No visit matches \(filter)."))]
        : [DetailEntry(.heading("By \(field.title)"))] + lines)
  }

  /// The most values that have a bar of their own.
  private static let mostBars = 15

  private static func figure(
    _ facet: Facet, of field: FilterField, _ filter: Filter, _ years: [YearCount], home: String
  ) -> Figure? {
    guard !facet.values.isEmpty else { return nil }
    if field == .year, !years.isEmpty {
      return Figure(visitsByYear: years, matching: facet.total, home: home, sources: [])
    }
    var notes: [String] = []
    let most = facet.values.sorted { $0.count > $1.count }.prefix(mostBars)
    if facet.values.count > mostBars { notes.append("the \(mostBars) most frequent of \(grouped(facet.values.count))") }
    if let missing = facet.missing { notes.append("\(grouped(missing.count)) without") }
    if !filter.isEmpty { notes.append("filter \(filter)") }
    let bars = facet.values.filter { most.contains($0) }.map { value in
      BarPlot.Bar(name: value.title, point: FigurePoint(Double(value.count)))
    }
    return Figure(
      title: "Visits by \(field.title)", unit: "visits on record", amounts: .count, plot: .bars(BarPlot(bars: bars)),
      notes: notes)
  }
}
