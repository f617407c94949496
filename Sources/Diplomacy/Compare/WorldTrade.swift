/// What the home country trades with the whole world, as each series states it by year.
///
/// A share of it is honest only between figures that are counted alike, so the figure to divide by is looked for near the
/// one that is divided: of the same series; else of the same basis; else where one of the two is of both. The home
/// country's own figure is never divided by what all partners report, nor the other way round.
package struct WorldTrade: Hashable, Sendable {
  /// An amount that shares are taken of.
  package struct Amount: Hashable, Sendable {
    package var value: Int
    package var series: String
    package var basis: Basis
    package var evidence: Evidence
    package var fact: FactKey
  }

  private struct Place: Hashable {
    var year: Int
    var flow: Flow
  }

  /// By year and flow, the best of each series, in the order of preference.
  private var amounts: [Place: [Amount]] = [:]

  package static let empty = WorldTrade(figures: [], preference: [])

  /// - Parameters:
  ///   - figures: exports, imports and stated totals by year; their partner is blank.
  ///   - preference: ids of series, best first; series that are not named come last.
  package init(figures: [(figure: TradeFigure, fact: FactKey)], preference: [String]) {
    let order = Dictionary(preference.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
    let years = Dictionary(grouping: figures, by: { $0.figure.year })
    for case (let year?, let figures) in years {
      let bySeries = Dictionary(grouping: figures, by: \.figure.series)
      let series = bySeries.keys.sorted { (order[$0] ?? Int.max, $0) < (order[$1] ?? Int.max, $1) }
      for name in series {
        let all = bySeries[name] ?? []
        let (exports, imports) = (Self.best(all, .export), Self.best(all, .import))
        for case (let flow, let amount?) in [
          (Flow.export, exports), (.import, imports), (.total, Self.sum(exports, imports) ?? Self.best(all, .total)),
        ] {
          amounts[Place(year: year, flow: flow), default: []].append(amount)
        }
      }
    }
  }

  /// Of several figures of a series the more trusted, then the larger.
  private static func best(_ all: [(figure: TradeFigure, fact: FactKey)], _ flow: Flow) -> Amount? {
    all.filter { $0.figure.flow == flow && $0.figure.value > 0 }.min { left, right in
      (left.figure.evidence.confidence.order, -left.figure.value)
        < (right.figure.evidence.confidence.order, -right.figure.value)
    }.map {
      Amount(
        value: $0.figure.value, series: $0.figure.series, basis: $0.figure.basis, evidence: $0.figure.evidence,
        fact: $0.fact)
    }
  }

  private static func sum(_ exports: Amount?, _ imports: Amount?) -> Amount? {
    guard var sum = exports, let imports else { return nil }
    sum.value += imports.value
    if sum.basis != imports.basis { sum.basis = .mixed }
    return sum
  }

  /// The amount that a figure may be divided by, and whether it is of the figure's own series; nil where there is none.
  package func amount(
    _ flow: Flow, in year: Int, dividing part: CountedTrade
  ) -> (amount: Amount, isOfSameSeries: Bool)? {
    let all = amounts[Place(year: year, flow: flow)] ?? []
    if let own = all.first(where: { $0.series == part.series }) { return (own, true) }
    let near = all.first { $0.basis == part.basis } ?? all.first { $0.basis == .mixed || part.basis == .mixed }
    return near.map { ($0, false) }
  }
}
