/// A partner's place among the partners that a year's total trade is known of.
package struct TradeRank: Hashable, Sendable {
  /// From 1, the most trade; partners with the same total share a place.
  package var place: Int
  /// How many partners the year's total is known of.
  package var count: Int

  package init(place: Int, count: Int) {
    self.place = place
    self.count = count
  }
}
