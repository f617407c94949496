internal import Diplomacy

/// Totals against the exports and imports of the same series, counted on the same basis.
struct TradeParts {
  /// So many claims of one series on one flow are held against each other; nobody states a figure more often.
  private static let mostClaims = 32

  private struct Group {
    var exports: [TradeClaim] = []
    var imports: [TradeClaim] = []
  }

  private struct Key: Hashable {
    var series: Int?
    var basis: Basis
  }

  mutating func compare(_ claims: [TradeClaim], _ series: TradeSeries, _ findings: inout Findings) {
    guard claims.count > 2, claims.contains(where: { $0.flow == .total }) else { return }
    // Only what a total is stated of is gathered.
    var groups: [Key: Group] = [:]
    for claim in claims where claim.flow == .total && claim.series != nil {
      groups[Key(series: claim.series, basis: claim.basis)] = Group()
    }
    for claim in claims where claim.flow != .total {
      let key = Key(series: claim.series, basis: claim.basis)
      if claim.flow == .export { groups[key]?.exports.append(claim) } else { groups[key]?.imports.append(claim) }
    }
    for total in claims where total.flow == .total {
      guard let group = groups[Key(series: total.series, basis: total.basis)], let left = group.exports.first,
        let right = group.imports.first, max(group.exports.count, group.imports.count) <= Self.mostClaims,
        !Self.fits(total, group)
      else { continue }
      findings.add(.trade, total.line) { Self.mismatch(total, left, right, series) }
    }
  }

  /// Two documents may state one figure differently: it is enough that one pair of parts fits.
  private static func fits(_ total: TradeClaim, _ group: Group) -> Bool {
    group.exports.contains { part in group.imports.contains { fits(total.value, part.value, $0.value) } }
  }

  private static func mismatch(
    _ total: TradeClaim, _ left: TradeClaim, _ right: TradeClaim, _ series: TradeSeries
  ) -> Finding {
    Finding(
      .trade, total.line, "value_usd",
      "the total \(Dollars.exact(total.value)) is not exports plus imports of \(series.name(of: total.series)), "
        + "\(Dollars.exact(left.value + right.value)) (lines \(left.line) and \(right.line))")
  }

  private static func fits(_ total: Int, _ exports: Int, _ imports: Int) -> Bool {
    let apart = (exports + imports - total).magnitude
    let unit = max(Distance.unit(total), Distance.unit(exports), Distance.unit(imports))
    return Double(apart) <= Double(total) * Double(Threshold.total) / 100 || apart * 2 <= UInt(unit)
  }
}
