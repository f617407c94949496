internal import Diplomacy
internal import GRDB

/// The steps of relationships, one after the other, and the counts that are published of them.
enum TierChecks {
  static let all = [
    Check(.tierMissing, over: [.milestones], needing: [.milestones: ["tier"]]) { try missing($0.db) },
    Check(.tierLowered, over: [.milestones]) { try lowered($0.db) },
    Check(.tierBeforeRelations, over: [.milestones]) { try beforeRelations($0.db) },
    Check(
      .tierCount, over: [.economy, .milestones, .partners], needing: [.milestones: ["tier"], .partners: ["kind"]]
    ) { try TierCounts.findings($0.db) },
  ]

  private static func missing(_ db: Database) throws -> [Finding] {
    try db.all("SELECT line FROM shown_milestones WHERE kind = 'tier' AND tier IS NULL") {
      Finding(.milestones, $0.integer(0), "tier", "the tier is blank")
    }
  }

  fileprivate struct Step {
    var line: Int
    var partner: String
    var first: Int
    var last: Int
    var date: String
    var kind: MilestoneKind
    var tier: Tier
    /// Whether the note explains a tier before relations.
    var isExplained: Bool
  }

  /// The shown milestones of one partner after another, each partner's in the order of time.
  private static func steps(_ db: Database) throws -> [Step] {
    try db.all(
      """
      SELECT line, partner, date_first, date_last, date, kind, tier, note FROM shown_milestones
      WHERE date_first IS NOT NULL ORDER BY partner, date_first, line
      """
    ) { row in
      let first = row.integer(2)
      return Step(
        line: row.integer(0), partner: row.text(1), first: first, last: row.optional(3) ?? first, date: row.text(4),
        kind: MilestoneKind(rawValue: row.text(5)) ?? .tier, tier: Tier(rawValue: row.text(6)) ?? .none,
        isExplained: Explanations.explain(.tierBeforeRelations, row.text(7)))
    }
  }

  private static func lowered(_ db: Database) throws -> [Finding] {
    var findings: [Finding] = []
    var held: Step?
    for step in try steps(db).highestOfEachDay {
      if step.partner != held?.partner || step.kind == .suspended { held = nil }
      guard step.tier != .none, step.tier != .sectoralStrategic else { continue }
      if let held, step.tier.order > held.tier.order {
        findings.append(
          Finding(
            .milestones, step.line, "tier",
            "the \(step.tier.phrase) is lower than the \(held.tier.phrase) of \(held.date) in line \(held.line)"))
      }
      held = step
    }
    return findings
  }

  /// A wrong date of relations puts every tier before them, which is one mistake.
  private static func beforeRelations(_ db: Database) throws -> [Finding] {
    let steps = try steps(db)
    var relations: [String: Step] = [:]
    for step in steps where step.kind == .established && relations[step.partner] == nil {
      relations[step.partner] = step
    }
    let early = steps.filter { step in
      guard step.kind == .tier, step.tier != .none, let established = relations[step.partner] else { return false }
      return step.last < established.first
    }
    return Dictionary(grouping: early, by: \.partner).flatMap { partner, early -> [Finding] in
      guard let established = relations[partner] else { return [] }
      let open = early.filter { !$0.isExplained }
      if open.count > 1, let first = open.first {
        let reason =
          "relations were established \(established.date), after \(open.count) tiers, the first of \(first.date) in line "
          + "\(first.line)"
        return [Finding(.milestones, established.line, "date", reason)]
          + early.filter(\.isExplained).map { finding($0, established) }
      }
      return early.map { finding($0, established) }
    }
  }

  private static func finding(_ step: Step, _ established: Step) -> Finding {
    Finding(
      .milestones, step.line, "date",
      "the tier of \(step.date) is older than the relations, established \(established.date) in line \(established.line)"
    )
  }
}

extension [TierChecks.Step] {
  /// Of several tiers that a partner reached on one day the highest, which is the one that it stands at afterwards.
  fileprivate var highestOfEachDay: [TierChecks.Step] {
    var kept: [TierChecks.Step] = []
    var day: [Tier: Int] = [:]
    for step in self {
      if kept.last?.partner != step.partner || kept.last?.first != step.first { day.removeAll() }
      let isTier = step.tier != .none && step.tier != .sectoralStrategic
      if isTier, let (tier, index) = day.first {
        if step.tier.order < tier.order { (kept[index], day) = (step, [step.tier: index]) }
        continue
      }
      if isTier { day = [step.tier: kept.count] }
      kept.append(step)
    }
    return kept
  }
}

/// Agreements, as far as reading a row does not tell.
enum AgreementChecks {
  static let all = [
    Check(
      .agreementUndated, over: [.agreements],
      needing: [.agreements: ["proposed", "signed", "in_force", "expires"]]
    ) { dossier in
      try dossier.db.all(
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
