internal import Diplomacy
internal import GRDB

/// The steps of relationships, one after the other, and the counts that are published of them.
enum TierChecks {
  static let all = [
    Check(.tierMissing, over: [.milestones]) { db, _ in try missing(db) },
    Check(.tierLowered, over: [.milestones]) { db, _ in try lowered(db) },
    Check(.tierBeforeRelations, over: [.milestones]) { db, _ in try beforeRelations(db) },
    Check(.tierCount, over: [.economy, .milestones, .partners]) { db, _ in try counts(db) },
  ]

  private static func missing(_ db: Database) throws -> [Finding] {
    try db.all("SELECT line FROM shown_milestones WHERE kind = 'tier' AND tier IS NULL") {
      Finding(.milestones, $0.integer(0), "tier", "the tier is blank")
    }
  }

  private struct Step {
    var line: Int
    var partner: String
    var first: Int
    var last: Int
    var date: String
    var kind: MilestoneKind
    var tier: Tier
  }

  /// The shown milestones of one partner after another, each partner's in the order of time.
  private static func steps(_ db: Database) throws -> [Step] {
    try db.all(
      """
      SELECT line, partner, date_first, date_last, date, kind, tier FROM shown_milestones
      WHERE date_first IS NOT NULL ORDER BY partner, date_first, line
      """
    ) { row in
      let first = row.integer(2)
      return Step(
        line: row.integer(0), partner: row.text(1), first: first, last: row[3] as Int? ?? first, date: row.text(4),
        kind: MilestoneKind(rawValue: row.text(5)) ?? .tier, tier: Tier(rawValue: row.text(6)) ?? .none)
    }
  }

  private static func lowered(_ db: Database) throws -> [Finding] {
    var findings: [Finding] = []
    var held: Step?
    for step in try steps(db) {
      if step.partner != held?.partner || step.kind == .suspended { held = nil }
      guard step.tier != .none, step.tier != .sectoralStrategic else { continue }
      if let held, step.tier.order > held.tier.order, step.first > held.first {
        findings.append(
          Finding(
            .milestones, step.line, "tier",
            "the \(step.tier.phrase) is lower than the \(held.tier.phrase) of \(held.date) in line \(held.line)"))
      }
      held = step
    }
    return findings
  }

  private static func beforeRelations(_ db: Database) throws -> [Finding] {
    let steps = try steps(db)
    var relations: [String: Step] = [:]
    for step in steps where step.kind == .established && relations[step.partner] == nil {
      relations[step.partner] = step
    }
    return steps.compactMap { step in
      guard step.kind == .tier, step.tier != .none, let established = relations[step.partner],
        step.last < established.first
      else { return nil }
      return Finding(
        .milestones, step.line, "date",
        "the tier of \(step.date) is older than the relations, established \(established.date) in line \(established.line)"
      )
    }
  }

  /// Which tiers each published count takes together. Counts of strategic partners include the enhanced ones.
  private static let indicators: [String: Set<Tier>] = [
    "special_partners": [.special],
    "comprehensive_strategic_partners": [.comprehensiveStrategic],
    "strategic_partners": [.strategic, .enhancedStrategic],
    "comprehensive_partners": [.comprehensive],
    "strategic_and_comprehensive_partners": [.comprehensiveStrategic, .enhancedStrategic, .strategic, .comprehensive],
  ]

  private static func counts(_ db: Database) throws -> [Finding] {
    let states = Set(try db.all("SELECT id FROM partners WHERE kind = 'state'") { $0.text(0) })
    var findings: [Finding] = []
    try db.each(
      "SELECT line, indicator, value, period_last, confidence FROM economy WHERE period_last IS NOT NULL"
    ) { row in
      guard let tiers = indicators[row.text(1)], let stated = row[2] as Double? else { return }
      let day = CalendarDay(ordinal: row.integer(3))
      let standings = try Standing.all(db, asOf: day)
      let count = standings.count { states.contains($0.key) && tiers.contains($0.value.tier) }
      guard Double(count) != stated else { return }
      let isDoubtful = row.text(4) == Confidence.low.rawValue
      let published = Int(exactly: stated).map(String.init) ?? String(stated)
      findings.append(
        Finding(
          .economy, row.integer(0), "value", "\(published) is stated, the milestones give \(count) on \(day)",
          severity: isDoubtful ? .note : nil))
    }
    return findings
  }
}

/// Agreements, as far as reading a row does not tell.
enum AgreementChecks {
  static let all = [
    Check(.agreementUndated, over: [.agreements]) { db, _ in
      try db.all(
        """
        SELECT line, status FROM shown_agreements
        WHERE status IN ('signed', 'in_force', 'expired') AND proposed IS NULL AND signed IS NULL AND in_force IS NULL
          AND expires IS NULL
        """
      ) { row in
        let status = row.text(1)
        let column = status == "expired" ? "expires" : status
        return Finding(
          .agreements, row.integer(0), column, "the agreement is \(status.replacing("_", with: " ")), without any date")
      }
    }
  ]
}
