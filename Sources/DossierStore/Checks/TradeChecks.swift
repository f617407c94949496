internal import Diplomacy
internal import GRDB

/// Trade figures beside each other: sums, other series, the other side's statistics, the years before and after.
enum TradeChecks {
  static let all = [
    Check(.totalMismatch, over: [.trade]) { try $0.trade(.totalMismatch) },
    Check(.tenfold, over: [.trade], andDescriptor: true) { try $0.trade(.tenfold) },
    Check(.seriesDiffer, over: [.trade], andDescriptor: true) { try $0.trade(.seriesDiffer) },
    Check(.mirrorDiffer, over: [.trade], andDescriptor: true) { try $0.trade(.mirrorDiffer) },
    Check(.yearJump, over: [.trade]) { try $0.trade(.yearJump) },
  ]
}

/// One walk through all figures for all of these checks: the figures of one period with one partner are held at a
/// time, and of a partner's series the extremes of each year.
struct TradeWalk {
  private var findings: [Rule: [Finding]] = [:]
  private let ranks: [String: Int]
  /// The figures of one partner and period.
  private var claims: [TradeClaim] = []
  private var years = TradeYears()

  static func findings(_ db: Database, _ preference: [String]) throws -> [Rule: [Finding]] {
    var walk = TradeWalk(preference)
    try TradeClaim.each(db) { walk.take($0) }
    walk.closePartner()
    return walk.findings
  }

  private init(_ preference: [String]) {
    ranks = Dictionary(preference.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func take(_ claim: TradeClaim) {
    if let last = claims.last {
      if last.partner != claim.partner { closePartner() } else if last.period != claim.period { closePeriod() }
    }
    claims.append(claim)
    years.take(claim)
  }

  private mutating func closePartner() {
    closePeriod()
    for finding in years.findings { add(.yearJump, finding) }
    years = TradeYears()
  }

  private mutating func closePeriod() {
    compareTotals()
    for flow in Flow.allCases { compareSeries(claims.filter { $0.flow == flow }) }
    claims.removeAll(keepingCapacity: true)
  }

  private mutating func add(_ rule: Rule, _ finding: Finding) { findings[rule, default: []].append(finding) }

  // MARK: Totals

  /// So many claims of one series on one flow are held against each other; nobody states a figure more often.
  private static let mostClaims = 32

  private mutating func compareTotals() {
    guard claims.count > 2, claims.contains(where: { $0.flow == .total }) else { return }
    let groups = Dictionary(grouping: claims) { $0.series + "\u{1F}" + $0.basis.rawValue }
    for group in groups.values {
      let (exports, imports) = (group.filter { $0.flow == .export }, group.filter { $0.flow == .import })
      guard let left = exports.first, let right = imports.first, max(exports.count, imports.count) <= Self.mostClaims
      else { continue }
      for total in group where total.flow == .total {
        // Two documents may state one figure differently: it is enough that one pair of parts fits.
        let fits = exports.contains { part in imports.contains { Self.fits(total.value, part.value, $0.value) } }
        if !fits { add(.totalMismatch, Self.mismatch(total, left, right)) }
      }
    }
  }

  private static func mismatch(_ total: TradeClaim, _ left: TradeClaim, _ right: TradeClaim) -> Finding {
    Finding(
      .trade, total.line, "value_usd",
      "the total \(Dollars.exact(total.value)) is not exports plus imports of \(total.series), "
        + "\(Dollars.exact(left.value + right.value)) (lines \(left.line) and \(right.line))")
  }

  private static func fits(_ total: Int, _ exports: Int, _ imports: Int) -> Bool {
    let apart = (exports + imports - total).magnitude
    let unit = [total, exports, imports].map(Distance.unit).max() ?? 1
    return Double(apart) <= Double(total) * Double(Threshold.total) / 100 || apart * 2 <= UInt(unit)
  }

  // MARK: Other series

  /// Of each partner, period and flow the two comparable claims that lie furthest apart, when that is far.
  private mutating func compareSeries(_ claims: [TradeClaim]) {
    guard claims.count > 1 else { return }
    let extremes = Self.extremes(claims)
    if let (left, right) = Self.furthest(extremes, Threshold.series, Self.isSameSide) {
      // A tenfold difference is named even where another figure lies further off.
      if let slip = Self.tenfold(extremes) {
        add(.tenfold, difference(slip.0, slip.1))
      } else {
        add(.seriesDiffer, difference(left, right))
      }
    }
    if let (left, right) = Self.furthest(extremes, Threshold.mirror, Self.isOtherSide) {
      add(.mirrorDiffer, difference(left, right))
    }
  }

  /// The smallest and largest claims on each basis, of two series each: the furthest pair is among them.
  private static func extremes(_ claims: [TradeClaim]) -> [TradeClaim] {
    var kept: Set<Int> = []
    var extremes: [TradeClaim] = []
    for group in Dictionary(grouping: claims, by: \.basis).values {
      let series = Dictionary(grouping: group, by: \.series).values
      let low = series.compactMap { $0.min { ($0.value, $0.line) < ($1.value, $1.line) } }
      let high = series.compactMap { $0.max { ($0.value, -$0.line) < ($1.value, -$1.line) } }
      let candidates =
        low.sorted { ($0.value, $0.line) < ($1.value, $1.line) }.prefix(2)
        + high.sorted { ($0.value, -$0.line) > ($1.value, -$1.line) }.prefix(2)
      for claim in candidates where kept.insert(claim.line).inserted { extremes.append(claim) }
    }
    return extremes.sorted { $0.line < $1.line }
  }

  /// Whether two claims should be the same: other series, and the same side counted, or both sides.
  private static func isSameSide(_ left: TradeClaim, _ right: TradeClaim) -> Bool {
    left.series != right.series && (left.basis == right.basis || left.basis == .mixed || right.basis == .mixed)
  }

  private static func isOtherSide(_ left: TradeClaim, _ right: TradeClaim) -> Bool {
    left.basis != right.basis && left.basis != .mixed && right.basis != .mixed
  }

  private static func pairs(
    _ claims: [TradeClaim], _ areComparable: (TradeClaim, TradeClaim) -> Bool
  ) -> [(TradeClaim, TradeClaim)] {
    claims.indices.flatMap { index in
      claims[(index + 1)...].filter { areComparable(claims[index], $0) }.map { (claims[index], $0) }
    }
  }

  private static func furthest(
    _ claims: [TradeClaim], _ threshold: Int, _ areComparable: (TradeClaim, TradeClaim) -> Bool
  ) -> (TradeClaim, TradeClaim)? {
    var found: (TradeClaim, TradeClaim)?
    var widest = 0.0
    for (left, right) in pairs(claims, areComparable) {
      let ratio = Distance.ratio(left.value, right.value)
      guard ratio > widest, Distance.isBeyond(threshold, left.value, right.value) else { continue }
      (found, widest) = ((left, right), ratio)
    }
    return found
  }

  private static func tenfold(_ claims: [TradeClaim]) -> (TradeClaim, TradeClaim)? {
    pairs(claims, isSameSide).first { left, right in
      min(left.value, right.value) >= Threshold.tenfoldFloor
        && Threshold.tenfold.contains(Distance.ratio(left.value, right.value))
    }
  }

  /// The finding stands at the claim that is less preferred: the other is the one that is shown.
  private func difference(_ left: TradeClaim, _ right: TradeClaim) -> Finding {
    let isFirstPreferred = ranks[left.series] ?? Int.max <= ranks[right.series] ?? Int.max
    let (shown, other) = isFirstPreferred ? (left, right) : (right, left)
    return Finding(
      .trade, other.line, "value_usd",
      "\(other.partner) \(other.period) \(other.flow): \(other.series) says \(Dollars.short(other.value)), "
        + "\(shown.series) \(Dollars.short(shown.value)) (line \(shown.line)), "
        + "\(Distance.words(other.value, shown.value)) apart")
  }
}
