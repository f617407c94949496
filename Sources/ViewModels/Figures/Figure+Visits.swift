package import Diplomacy

extension Figure {
  /// Visits by the year in which they began, those there and those here on each other. A year within in which none is on
  /// record has none.
  ///
  /// - Parameters:
  ///   - counts: at least one year.
  ///   - matching: how many visits the filter keeps; one across New Year may be of two years.
  package init(visitsByYear counts: [YearCount], matching: Int, home: String, sources: [String]) {
    let first = counts.map(\.year).min() ?? 0
    let years = first...max(first, counts.map(\.year).max() ?? first)
    func series(_ name: String, _ voice: Voice, _ count: (YearCount) -> Int) -> FigureSeries {
      var points: [Int: FigurePoint] = [:]
      for year in years { points[year] = FigurePoint(0) }
      for entry in counts { points[entry.year] = FigurePoint(Double(count(entry))) }
      return FigureSeries(name: name, voice: voice, points: points)
    }
    self.init(
      title: "Visits by year" + (home.isEmpty ? "" : ", \(home)"), unit: "visits on record, by the year of their start",
      amounts: .count,
      plot: .years(
        YearPlot(
          years: years,
          // A filter on the direction leaves one.
          series: [series("there", .outbound, \.outbound), series("here", .inbound, \.inbound)].filter { series in
            series.points.values.contains { $0.value > 0 }
          }, style: .stackedBars)),
      notes: ["\(matching) visits"], sources: sources)
  }
}
