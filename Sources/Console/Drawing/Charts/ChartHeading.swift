/// What is written on a chart that leaves the program: what it shows, in what, of which rows, and on whose word.
package struct ChartHeading: Hashable, Sendable {
  package var title: String
  /// The unit with the basis of prices, such as `USD, current prices`.
  package var unit: String
  /// The filter that the figures passed, as text; empty when there was none.
  package var filter: String
  /// The documents that the figures come from.
  package var sources: [String]

  package init(title: String, unit: String = "", filter: String = "", sources: [String] = []) {
    self.title = title
    self.unit = unit
    self.filter = filter
    self.sources = sources
  }

  /// The second line of the heading: the unit and what the chart says of itself.
  func subtitle(of chart: some Chart) -> String {
    ([unit] + chart.remarks).filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// The lines below the chart: the filter and the sources, when there are any.
  var foot: [String] {
    (filter.isEmpty ? [] : ["Filter: " + filter])
      + (sources.isEmpty ? [] : [(sources.count == 1 ? "Source: " : "Sources: ") + sources.joined(separator: "; ")])
  }
}
