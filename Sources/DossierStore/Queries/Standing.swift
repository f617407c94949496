internal import Diplomacy
internal import GRDB

/// Where relations with a partner stood on a day, from the milestones up to it.
struct Standing {
  var tier = Tier.none
  /// Dates as they are written, for most of them are never shown.
  var tierSince = ""
  var sectoral: [String] = []
  var relationsSince = ""
  /// Whether rows disagree on the step that led to the tier or, without one, on when relations began.
  var isDisputed = false
  /// How far that step is trusted.
  var confidence = Confidence.high

  /// A milestone as far as standing needs it.
  private struct Step {
    var first: Int
    var date: String
    var kind: MilestoneKind
    var tier: Tier
    var title: String
    var confidence: Int
    var isDisputed: Bool
  }

  /// The standing of every partner that has a milestone by the day.
  static func all(_ db: Database, asOf day: CalendarDay, partner: String? = nil) throws -> [String: Standing] {
    var steps: [Step] = []
    var current = ""
    var standings: [String: Standing] = [:]
    let only = partner == nil ? "" : "AND partner = ?"
    let values = [day.ordinal.databaseValue] + (partner.map { [$0.databaseValue] } ?? [])
    try db.each(
      """
      SELECT partner, date_first, date, kind, tier, CASE tier WHEN 'sectoral_strategic' THEN title END, confidence,
        \(Readings.isInDispute(.milestones))
      FROM shown_milestones
      WHERE date_first <= ? \(only) ORDER BY partner, date_first
      """, values
    ) { row in
      let partner = row.text(0)
      if partner != current {
        if !steps.isEmpty { standings[current] = Standing(steps) }
        steps.removeAll(keepingCapacity: true)
        current = partner
      }
      steps.append(
        Step(
          first: row.integer(1), date: row.text(2), kind: MilestoneKind(rawValue: row.text(3)) ?? .tier,
          tier: Tier(rawValue: row.text(4)) ?? .none, title: row.text(5),
          confidence: Confidence(rawValue: row.text(6)).map(Code.of) ?? 1, isDisputed: row.integer(7) == 1))
    }
    if !steps.isEmpty { standings[current] = Standing(steps) }
    return standings
  }

  /// A tier stands on any step that names one, whatever its kind: a special relationship is often as old as the
  /// relations. A suspension does not end it, for the counts that the home country publishes go on including it.
  ///
  /// - Parameter steps: ascending by date.
  private init(_ steps: [Step]) {
    var held: Step?
    var established: Step?
    for step in steps {
      if step.tier == .sectoralStrategic {
        sectoral.append(step.title)
        if tierSince.isEmpty { tierSince = step.date }
      } else if step.tier != .none {
        let isLower = held.map { $0.first == step.first && $0.tier.order <= step.tier.order } ?? false
        // A tier said again is the same one, held since it was reached.
        if !isLower && held?.tier != step.tier { held = step }
      }
      if step.kind == .established, established.map({ step.confidence < $0.confidence }) ?? true { established = step }
    }
    relationsSince = established?.date ?? ""
    isDisputed = (held ?? established)?.isDisputed ?? false
    confidence = (held ?? established).flatMap { Code.word($0.confidence) } ?? .high
    if let held {
      tier = held.tier
      tierSince = held.date
    } else if !sectoral.isEmpty {
      tier = .sectoralStrategic
    }
  }
}
