internal import Diplomacy

/// The smallest and largest claims on a flow: on each basis two of each, of different series, for among them is the
/// furthest pair of any two series.
struct TradeExtremes {
  private var low: (TradeClaim, TradeClaim?)?
  private var high: (TradeClaim, TradeClaim?)?

  /// The extremes in the order of their lines; none where all claims lie too near each other to matter.
  static func of(_ claims: [TradeClaim], _ flow: Flow) -> [TradeClaim] {
    var (least, most, count) = (Int.max, 0, 0)
    for claim in claims where claim.flow == flow {
      (least, most, count) = (min(least, claim.value), max(most, claim.value), count + 1)
    }
    guard count > 1, Double(most) - Double(least) > Double(least) * Double(Threshold.series) / 100 else { return [] }
    var byBasis = (TradeExtremes(), TradeExtremes(), TradeExtremes())
    for claim in claims where claim.flow == flow {
      switch claim.basis {
      case .reporter: byBasis.0.take(claim)
      case .mirror: byBasis.1.take(claim)
      case .mixed: byBasis.2.take(claim)
      }
    }
    var extremes: [TradeClaim] = []
    for claim in byBasis.0.all + byBasis.1.all + byBasis.2.all
    where !extremes.contains(where: { $0.line == claim.line }) {
      extremes.append(claim)
    }
    return extremes.sorted { $0.line < $1.line }
  }

  private mutating func take(_ claim: TradeClaim) {
    Self.put(claim, &low) { $0.isLess(than: $1) }
    Self.put(claim, &high) { $0.isMore(than: $1) }
  }

  /// Puts a claim among the first two, which are of different series.
  private static func put(
    _ claim: TradeClaim, _ pair: inout (TradeClaim, TradeClaim?)?, _ precedes: (TradeClaim, TradeClaim) -> Bool
  ) {
    guard let (first, second) = pair else {
      pair = (claim, nil)
      return
    }
    if claim.series == first.series {
      if precedes(claim, first) { pair = (claim, second) }
    } else if precedes(claim, first) {
      pair = (claim, first)
    } else if second.map({ precedes(claim, $0) }) ?? true {
      pair = (first, claim)
    }
  }

  private var all: [TradeClaim] { [low?.0, low?.1, high?.0, high?.1].compactMap(\.self) }
}
