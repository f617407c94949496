/// All claims on one flow of a year's trade as numbers, and the one that is shown.
package struct FlowClaims {
  private let shown: Int
  /// The shown one is among them.
  private let values: [Int]

  /// - Parameter values: what each claim says, the shown one included, in any order.
  package init(shown: Int, all values: [Int]) {
    self.shown = shown
    self.values = values
  }

  /// The least and the most that any claim says.
  fileprivate var range: ClosedRange<Int> { (values.min() ?? shown)...(values.max() ?? shown) }

  /// The claims that differ from the one shown, or from another figure in its place.
  fileprivate func disagreement(with other: Int? = nil) -> TradeDisagreement? {
    let shares = values.map { Dispute.distance(Double($0), from: Double(other ?? shown)) }
      .filter { $0 >= Dispute.share }
    return shares.max().map { TradeDisagreement(claims: shares.count, share: $0) }
  }
}

/// How far the claims on one flow of a year lie apart.
package struct ClaimSpread: Hashable, Sendable {
  /// The least and the most that any claim says.
  package let range: ClosedRange<Int>
  /// Whether another claim differs from the one shown by the share of a dispute.
  package let isDisputed: Bool

  package init(_ claims: FlowClaims) {
    self.init(range: claims.range, isDisputed: claims.disagreement() != nil)
  }

  /// What was found before and kept.
  package init(range: ClosedRange<Int>, isDisputed: Bool) {
    self.range = range
    self.isDisputed = isDisputed
  }
}

/// How far all claims on a year's trade lie from what is shown of it.
package struct YearSpread: Hashable, Sendable {
  /// The claims that differ from what is shown; nil where all agree.
  ///
  /// Stated totals are compared with the total shown, also where that is a sum.
  package let disagreement: TradeDisagreement?
  /// Whether a stated total differs from the total shown, or a flow that it is the sum of is in dispute.
  package let isTotalDisputed: Bool

  /// - Parameter sum: exports plus imports where one series gives both: the total that is shown then.
  package init(exports: FlowClaims?, imports: FlowClaims?, stated: FlowClaims?, sum: Int?) {
    let flows = TradeDisagreement(exports?.disagreement(), imports?.disagreement())
    let totals = stated?.disagreement(with: sum)
    self.init(
      disagreement: TradeDisagreement(flows, totals), isTotalDisputed: totals != nil || (sum != nil && flows != nil))
  }

  /// What was found before and kept.
  package init(disagreement: TradeDisagreement?, isTotalDisputed: Bool) {
    self.disagreement = disagreement
    self.isTotalDisputed = isTotalDisputed
  }
}

/// The claims on one year's trade that differ from what is shown of it by at least `Dispute.share`.
package struct TradeDisagreement: Hashable, Sendable {
  /// How many there are, at least 1.
  package let claims: Int
  /// The largest difference as a share of what is shown: 0.05 means 5%.
  package let share: Double

  package init(claims: Int, share: Double) {
    self.claims = claims
    self.share = share
  }

  /// Two together; nil where there is neither.
  fileprivate init?(_ one: TradeDisagreement?, _ other: TradeDisagreement?) {
    guard let first = one ?? other else { return nil }
    guard one != nil, let other else {
      self = first
      return
    }
    self.init(claims: first.claims + other.claims, share: max(first.share, other.share))
  }
}
