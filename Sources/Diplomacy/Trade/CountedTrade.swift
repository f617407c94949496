/// An amount of one year with who counted it: what changes, shares and indices are made of.
package struct CountedTrade: Hashable, Sendable {
  /// Whole US dollars; of a balance also negative.
  package var amount: Int
  package var series: String
  /// Who counted; both where the amount is a sum of figures of which each side counted one.
  package var basis: Basis
  /// Whether a figure is approximate or provisional.
  package var isHollow: Bool
  package var isDisputed: Bool

  /// The amount shown of a flow; of the total, exports plus imports where one series gives both. Nil where the year has
  /// none.
  package init?(_ year: TradeYear, _ flow: Flow) {
    if flow == .total {
      guard let total = year.total else { return nil }
      let flows = [year.exports, year.imports].compactMap { $0?.figure }
      let figures = year.balance == nil ? [year.statedTotal].compactMap { $0?.figure } : flows
      self.init(total, figures, isDisputed: year.isTotalDisputed)
    } else {
      guard let figure = year.point(flow)?.figure else { return nil }
      self.init(figure.value, [figure], isDisputed: year.isDisputed(flow))
    }
  }

  /// Exports minus imports, where one series gives both.
  package init?(balanceOf year: TradeYear) {
    guard let balance = year.balance else { return nil }
    self.init(
      balance, [year.exports, year.imports].compactMap { $0?.figure },
      isDisputed: year.isDisputed(.export) || year.isDisputed(.import))
  }

  private init(_ amount: Int, _ figures: [TradeFigure], isDisputed: Bool) {
    self.amount = amount
    self.isDisputed = isDisputed
    series = figures.first?.series ?? ""
    let bases = Set(figures.map(\.basis))
    basis = bases.count == 1 ? bases.first ?? .mixed : .mixed
    isHollow = figures.contains(where: \.isHollow)
  }
}
