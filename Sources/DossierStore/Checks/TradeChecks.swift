internal import Diplomacy

/// Trade figures beside each other: sums, other series, the other side's statistics, the years before and after.
enum TradeChecks {
  static let all = [
    Check(.totalMismatch, over: [.trade]) { try $0.trade()[.totalMismatch] },
    Check(.tenfold, over: [.trade], andDescriptor: true) { try $0.trade()[.tenfold] },
    Check(.seriesDiffer, over: [.trade], andDescriptor: true) { try $0.trade()[.seriesDiffer] },
    Check(.mirrorDiffer, over: [.trade], andDescriptor: true) { try $0.trade()[.mirrorDiffer] },
    Check(.yearJump, over: [.trade]) { try $0.trade()[.yearJump] },
  ]
}

/// Holds the claims of one partner and period against each other, and hands those of years on.
struct TradeWalk {
  private(set) var findings: [Rule: Findings] = [:]
  private var years = TradeYears()
  private var parts = TradeParts()

  mutating func take(_ claims: [TradeClaim], _ partner: [UInt8], _ period: [UInt8], _ series: TradeSeries) {
    years.take(claims, period, &findings[.yearJump, default: Findings()])
    parts.compare(claims, series, &findings[.totalMismatch, default: Findings()])
    for flow in Flow.allCases { compareSeries(claims, flow, Words(partner, period, flow, series)) }
  }

  mutating func closePartner(_ series: TradeSeries) {
    years.closePartner(&findings[.yearJump, default: Findings()])
  }

  /// What findings say of the claims' partner, period and flow.
  private struct Words {
    private let partner: [UInt8]
    private let period: [UInt8]
    private let flow: Flow
    private let series: TradeSeries

    init(_ partner: [UInt8], _ period: [UInt8], _ flow: Flow, _ series: TradeSeries) {
      self.partner = partner
      self.period = period
      self.flow = flow
      self.series = series
    }

    /// The less preferred of two claims: the finding stands there, for the other is the one that is shown.
    func sorted(_ left: TradeClaim, _ right: TradeClaim) -> (shown: TradeClaim, other: TradeClaim) {
      series.order(of: left.series) <= series.order(of: right.series) ? (left, right) : (right, left)
    }

    func difference(_ shown: TradeClaim, _ other: TradeClaim) -> Finding {
      let (partner, period) = (String(decoding: partner, as: UTF8.self), String(decoding: period, as: UTF8.self))
      return Finding(
        .trade, other.line, "value_usd",
        "\(partner) \(period) \(flow): \(series.name(of: other.series)) says \(Dollars.short(other.value)), "
          + "\(series.name(of: shown.series)) \(Dollars.short(shown.value)) (line \(shown.line)), "
          + "\(Distance.words(other.value, shown.value)) apart")
    }
  }

  /// Of each partner, period and flow the two comparable claims that lie furthest apart, when that is far.
  private mutating func compareSeries(_ claims: [TradeClaim], _ flow: Flow, _ words: Words) {
    let extremes = TradeExtremes.of(claims, flow)
    guard extremes.count > 1 else { return }
    if let (left, right) = Self.furthest(extremes, Threshold.series, Self.isSameSide) {
      // A tenfold difference is named even where another figure lies further off.
      if let slip = Self.tenfold(extremes) {
        add(.tenfold, slip.0, slip.1, words)
      } else {
        add(.seriesDiffer, left, right, words)
      }
    }
    if let (left, right) = Self.furthest(extremes, Threshold.mirror, Self.isOtherSide) {
      add(.mirrorDiffer, left, right, words)
    }
  }

  private mutating func add(_ rule: Rule, _ left: TradeClaim, _ right: TradeClaim, _ words: Words) {
    let (shown, other) = words.sorted(left, right)
    findings[rule, default: Findings()].add(.trade, other.line) { words.difference(shown, other) }
  }

  /// Whether two claims should be the same: other series, and the same side counted, or both sides.
  private static func isSameSide(_ left: TradeClaim, _ right: TradeClaim) -> Bool {
    left.series != right.series && (left.basis == right.basis || left.basis == .mixed || right.basis == .mixed)
  }

  private static func isOtherSide(_ left: TradeClaim, _ right: TradeClaim) -> Bool {
    left.basis != right.basis && left.basis != .mixed && right.basis != .mixed
  }

  private static func furthest(
    _ claims: [TradeClaim], _ threshold: Int, _ areComparable: (TradeClaim, TradeClaim) -> Bool
  ) -> (TradeClaim, TradeClaim)? {
    var found: (TradeClaim, TradeClaim)?
    var widest = 0.0
    for (index, left) in claims.enumerated() {
      for right in claims[(index + 1)...] where areComparable(left, right) {
        let ratio = Distance.ratio(left.value, right.value)
        guard ratio > widest, Distance.isBeyond(threshold, left.value, right.value) else { continue }
        (found, widest) = ((left, right), ratio)
      }
    }
    return found
  }

  private static func tenfold(_ claims: [TradeClaim]) -> (TradeClaim, TradeClaim)? {
    for (index, left) in claims.enumerated() {
      for right in claims[(index + 1)...] where isSameSide(left, right) {
        if min(left.value, right.value) >= Threshold.tenfoldFloor,
          Threshold.tenfold.contains(Distance.ratio(left.value, right.value))
        {
          return (left, right)
        }
      }
    }
    return nil
  }
}
