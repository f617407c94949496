/// What is known of one year's trade with a partner.
package struct TradeYear: Hashable, Sendable {
  package let year: Int
  package let exports: TradePoint?
  package let imports: TradePoint?
  /// A total as a source states it, where exports and imports are not both known.
  package let statedTotal: TradePoint?
  /// The claims that differ from what is shown; nil where all agree.
  ///
  /// Stated totals are compared with the total shown, also where that is a sum.
  package let disagreement: TradeDisagreement?
  /// Whether a stated total differs from the total shown, or a flow that it is the sum of is in dispute.
  package let isTotalDisputed: Bool

  /// The year as all claims on it tell it.
  package init(year: Int, exports: TradePoint?, imports: TradePoint?, statedTotal: TradePoint?) {
    var flows = TradeDifferences()
    for point in [exports, imports].compactMap(\.self) {
      for claim in point.others { flows.note(claim.value, against: point.figure.value) }
    }
    var totals = TradeDifferences()
    let isSum = exports != nil && exports?.figure.series == imports?.figure.series
    if let statedTotal {
      let shown = isSum ? (exports?.figure.value ?? 0) + (imports?.figure.value ?? 0) : statedTotal.figure.value
      for claim in [statedTotal.figure] + statedTotal.others { totals.note(claim.value, against: shown) }
    }
    self.init(
      year: year, exports: exports, imports: imports, statedTotal: statedTotal,
      disagreement: flows.joined(with: totals).disagreement,
      isTotalDisputed: totals.disagreement != nil
        || (isSum && (exports?.isDisputed == true || imports?.isDisputed == true)))
  }

  /// The year as it was kept, with what its claims amount to.
  package init(
    year: Int, exports: TradePoint?, imports: TradePoint?, statedTotal: TradePoint?, disagreement: TradeDisagreement?,
    isTotalDisputed: Bool
  ) {
    self.year = year
    self.exports = exports
    self.imports = imports
    self.statedTotal = statedTotal
    self.disagreement = disagreement
    self.isTotalDisputed = isTotalDisputed
  }

  /// Exports minus imports in US dollars, when one series gives both: a balance across two series would be an artefact.
  package var balance: Int? {
    guard let exports, let imports, exports.figure.series == imports.figure.series else { return nil }
    return exports.figure.value - imports.figure.value
  }

  /// Whether exports and imports are one series' figures, so that they may be added and subtracted.
  private var hasMatchingFlows: Bool {
    guard let exports, let imports else { return false }
    return exports.figure.series == imports.figure.series
  }

  /// Exports plus imports where one series gives both, else the stated total.
  package var total: Int? {
    if let exports, let imports, hasMatchingFlows { return exports.figure.value + imports.figure.value }
    return statedTotal?.figure.value
  }

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

/// The claims on one year's trade that differ from what is shown of it by at least `Dispute.share`.
package struct TradeDisagreement: Hashable, Sendable {
  /// How many there are, at least 1.
  package var claims: Int
  /// The largest difference as a share of what is shown: 0.05 means 5%.
  package var share: Double

  package init(claims: Int, share: Double) {
    self.claims = claims
    self.share = share
  }
}

/// Gathers how far claims lie from what is shown.
package struct TradeDifferences {
  /// What was found; nil as long as no claim differs.
  package private(set) var disagreement: TradeDisagreement?

  package init() {}

  /// Notes a claim; the shown one itself does no harm.
  package mutating func note(_ claim: Int, against shown: Int) {
    let share = Dispute.distance(Double(claim), from: Double(shown))
    guard share >= Dispute.share else { return }
    add(TradeDisagreement(claims: 1, share: share))
  }

  /// These differences and others.
  package func joined(with others: TradeDifferences) -> TradeDifferences {
    var all = self
    if let more = others.disagreement { all.add(more) }
    return all
  }

  private mutating func add(_ more: TradeDisagreement) {
    disagreement = TradeDisagreement(
      claims: (disagreement?.claims ?? 0) + more.claims, share: max(disagreement?.share ?? 0, more.share))
  }
}
