internal import Diplomacy
internal import GRDB

/// Trade figures beside each other: sums, the other side's statistics, the year before.
enum TradeChecks {
  static let all = [
    Check(.totalMismatch, over: [.trade]) { db, _ in try totals(db) },
    Check(.seriesDiffer, over: [.trade], andDescriptor: true) { db, settings in
      try disagreements(db, settings.preference, Threshold.series, isSameSide)
    },
    Check(.mirrorDiffer, over: [.trade], andDescriptor: true) { db, settings in
      try disagreements(db, settings.preference, Threshold.mirror, isOtherSide)
    },
    Check(.yearJump, over: [.trade]) { db, _ in try jumps(db) },
  ]

  // MARK: Totals

  private static func totals(_ db: Database) throws -> [Finding] {
    var findings: [Finding] = []
    try Claim.groups(by: "partner, period, series", db) {
      $0.partner == $1.partner && $0.period == $1.period && $0.series == $1.series
    } _: { claims in
      guard claims.count > 2 else { return }
      let (exports, imports) = (claims.filter { $0.flow == .export }, claims.filter { $0.flow == .import })
      for total in claims where total.flow == .total {
        // Two documents may state one figure differently: it is enough that one pair of parts fits.
        let sums = exports.flatMap { left in imports.map { (left, $0) } }.filter {
          $0.0.basis == total.basis && $0.1.basis == total.basis
        }
        guard let (left, right) = sums.first, !sums.contains(where: { fits(total.value, $0.0.value, $0.1.value) })
        else {
          continue
        }
        let sum = left.value.addingReportingOverflow(right.value).partialValue
        findings.append(
          Finding(
            .trade, total.line, "value_usd",
            "the total \(Dollars.exact(total.value)) is not exports plus imports of \(total.series), "
              + "\(Dollars.exact(sum)) (lines \(left.line) and \(right.line))"))
      }
    }
    return findings
  }

  private static func fits(_ total: Int, _ exports: Int, _ imports: Int) -> Bool {
    let apart = (Double(exports) + Double(imports) - Double(total)).magnitude
    let unit = [total, exports, imports].map(Distance.unit).max() ?? 1
    return apart <= Double(total) * Double(Threshold.total) / 100 || apart * 2 <= Double(unit)
  }

  // MARK: Other series

  /// Whether two claims should be the same: other series, and the same side counted, or both sides.
  private static func isSameSide(_ left: Claim, _ right: Claim) -> Bool {
    left.series != right.series && (left.basis == right.basis || left.basis == .mixed || right.basis == .mixed)
  }

  private static func isOtherSide(_ left: Claim, _ right: Claim) -> Bool {
    left.basis != right.basis && left.basis != .mixed && right.basis != .mixed
  }

  /// Of each partner, period and flow the two comparable claims that lie furthest apart, when that is far.
  private static func disagreements(
    _ db: Database, _ preference: [String], _ threshold: Int, _ areComparable: (Claim, Claim) -> Bool
  ) throws -> [Finding] {
    let ranks = Dictionary(preference.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var findings: [Finding] = []
    try Claim.groups(by: "partner, period, flow", db) {
      $0.partner == $1.partner && $0.period == $1.period && $0.flow == $1.flow
    } _: { claims in
      guard claims.count > 1, let (left, right) = furthest(claims, threshold, areComparable) else { return }
      // The finding stands at the claim that is less preferred: the other is the one that is shown.
      let isFirstPreferred = ranks[left.series] ?? Int.max <= ranks[right.series] ?? Int.max
      let (shown, other) = isFirstPreferred ? (left, right) : (right, left)
      findings.append(
        Finding(
          .trade, other.line, "value_usd",
          "\(other.partner) \(other.period) \(other.flow): \(other.series) says \(Dollars.short(other.value)), "
            + "\(shown.series) \(Dollars.short(shown.value)) (line \(shown.line)), "
            + "\(Distance.words(other.value, shown.value)) apart"))
    }
    return findings
  }

  private static func furthest(
    _ claims: [Claim], _ threshold: Int, _ areComparable: (Claim, Claim) -> Bool
  ) -> (Claim, Claim)? {
    var found: (Claim, Claim)?
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

  // MARK: Years

  private static func jumps(_ db: Database) throws -> [Finding] {
    var findings: [Finding] = []
    try Claim.groups(by: "partner, flow, series, period", db) {
      $0.partner == $1.partner && $0.flow == $1.flow && $0.series == $1.series
    } _: { claims in
      let years = Dictionary(grouping: claims) { Int($0.period) ?? 0 }
      for (year, figures) in years where year > 0 {
        guard let before = years[year - 1] else { continue }
        for figure in figures where before.allSatisfy({ isJump($0.value, figure.value) }) {
          findings.append(
            Finding(
              .trade, figure.line, "value_usd",
              "\(Dollars.exact(figure.value)) after \(Dollars.exact(before[0].value)) the year before (line "
                + "\(before[0].line)), \(Distance.words(before[0].value, figure.value)) apart"))
        }
      }
    }
    return findings
  }

  private static func isJump(_ before: Int, _ after: Int) -> Bool {
    let (small, large) = (min(before, after), max(before, after))
    return small > Threshold.jumpFloor && Double(large) >= Double(small) * Double(Threshold.jump)
  }
}
