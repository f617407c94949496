/// What is known of one year's trade with a partner.
package struct TradeYear: Hashable, Sendable {
  package let year: Int
  package let exports: TradePoint?
  package let imports: TradePoint?
  /// A total as a source states it, where exports and imports are not both known.
  package let statedTotal: TradePoint?
  private let spread: YearSpread

  /// The year as all claims on it tell it.
  package init(year: Int, exports: TradePoint?, imports: TradePoint?, statedTotal: TradePoint?) {
    self.init(
      year: year, exports: exports, imports: imports, statedTotal: statedTotal,
      spread: YearSpread(
        exports: exports?.claims, imports: imports?.claims, stated: statedTotal?.claims, sum: Self.sum(exports, imports)
      ))
  }

  /// The year as it was kept, with what its claims amount to.
  package init(year: Int, exports: TradePoint?, imports: TradePoint?, statedTotal: TradePoint?, spread: YearSpread) {
    self.year = year
    self.exports = exports
    self.imports = imports
    self.statedTotal = statedTotal
    self.spread = spread
  }

  /// The claims that differ from what is shown; nil where all agree.
  package var disagreement: TradeDisagreement? { spread.disagreement }

  /// Whether a stated total differs from the total shown, or a flow that it is the sum of is in dispute.
  package var isTotalDisputed: Bool { spread.isTotalDisputed }

  /// Exports minus imports in US dollars, when one series gives both: a balance across two series would be an artefact.
  package var balance: Int? {
    guard let exports, let imports, hasMatchingFlows else { return nil }
    return exports.figure.value - imports.figure.value
  }

  /// Whether exports and imports are one series' figures, so that they may be added and subtracted.
  private var hasMatchingFlows: Bool { Self.sum(exports, imports) != nil }

  private static func sum(_ exports: TradePoint?, _ imports: TradePoint?) -> Int? {
    guard let exports, let imports, exports.figure.series == imports.figure.series else { return nil }
    return exports.figure.value + imports.figure.value
  }

  /// Exports plus imports where one series gives both, else the stated total.
  package var total: Int? { Self.sum(exports, imports) ?? statedTotal?.figure.value }

  /// Whether the balance or total rests on a figure known only approximately or provisionally.
  package var isTotalHollow: Bool {
    hasMatchingFlows
      ? (exports?.figure.isHollow ?? false) || (imports?.figure.isHollow ?? false)
      : statedTotal?.figure.isHollow ?? false
  }

  /// The figures that are shown of the year; a stated total only where the flows do not give one.
  package var shownFigures: [TradeFigure] {
    [exports, imports, hasMatchingFlows ? nil : statedTotal].compactMap { $0?.figure }
  }

  /// Whether another claim on a flow differs from the one shown.
  package func isDisputed(_ flow: Flow) -> Bool {
    flow == .total ? isTotalDisputed : point(flow)?.isDisputed ?? false
  }

  /// The claim shown for a flow.
  package func point(_ flow: Flow) -> TradePoint? {
    switch flow {
    case .export: exports
    case .import: imports
    case .total: statedTotal
    }
  }
}
