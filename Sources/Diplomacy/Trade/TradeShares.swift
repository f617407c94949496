/// Changes and shares of yearly trade, in per cent. What cannot be compared has none.
package enum TradeShares {
  /// A figure in per cent, and whether it rests on one that is approximate or provisional.
  package struct Percent: Hashable, Sendable {
    package var percent: Double
    package var isHollow: Bool

    /// Rounded to a tenth: what is finer is finer than the figures.
    init(_ percent: Double, isHollow: Bool) {
      self.percent = (percent * 10).rounded() / 10
      self.isHollow = isHollow
    }
  }

  /// The change of a flow from one year to the next, only where both figures are of one series and the first is above
  /// zero.
  package static func change(_ flow: Flow, from before: TradeYear?, to now: TradeYear) -> Percent? {
    guard let before, let old = amount(flow, of: before), let new = amount(flow, of: now), old.series == new.series,
      old.value > 0
    else { return nil }
    return Percent(
      (Double(new.value) - Double(old.value)) / Double(old.value) * 100, isHollow: old.isHollow || new.isHollow
    )
  }

  /// The share of a year's flow in the home country's trade with the world, where both are known.
  package static func share(_ flow: Flow, of year: TradeYear, in world: TradeHistory) -> Percent? {
    guard let part = amount(flow, of: year), let whole = world[year.year].flatMap({ amount(flow, of: $0) }),
      whole.value > 0
    else { return nil }
    return Percent(
      Double(part.value) / Double(whole.value) * 100, isHollow: part.isHollow || whole.isHollow)
  }

  /// The amount shown of a flow; of the total, exports plus imports where one series gives both.
  private static func amount(_ flow: Flow, of year: TradeYear) -> (value: Int, series: String, isHollow: Bool)? {
    if flow == .total {
      guard let total = year.total, let series = year.shownFigures.last?.series else { return nil }
      return (total, series, year.isTotalHollow)
    }
    return year.point(flow).map { ($0.figure.value, $0.figure.series, $0.figure.isHollow) }
  }
}
