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
    guard let before, let old = CountedTrade(before, flow), let new = CountedTrade(now, flow),
      old.series == new.series, old.amount > 0
    else { return nil }
    return Percent(
      (Double(new.amount) - Double(old.amount)) / Double(old.amount) * 100, isHollow: old.isHollow || new.isHollow
    )
  }

  /// The share of a year's flow in the home country's trade with the world, where both are known and counted alike as
  /// `WorldTrade` has it; hollow where they are not of one series.
  package static func share(_ flow: Flow, of year: TradeYear, in world: WorldTrade) -> Percent? {
    guard let part = CountedTrade(year, flow), let (whole, isOwn) = world.amount(flow, in: year.year, dividing: part)
    else { return nil }
    return Percent(
      Double(part.amount) / Double(whole.value) * 100, isHollow: part.isHollow || !isOwn)
  }
}
