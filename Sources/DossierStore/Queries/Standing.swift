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
  /// How far that step is trusted; nil when there is none.
  var confidence: Confidence?

  /// A milestone as far as standing needs it.
  private struct Step {
    var first: Int
    var date: String
    var kind: MilestoneKind
    var tier: Tier
    var title: String
    var confidence: Confidence
    var isDisputed: Bool
  }

  /// The standing of every partner that has a milestone by the day.
  static func all(_ db: Database, asOf day: CalendarDay, partner: String? = nil) throws -> [String: Standing] {
    var steps: [Step] = []
    var current = ""
    var standings: [String: Standing] = [:]
    let only = partner == nil ? "" : "AND partner = ?"
    let values = [day.ordinal.databaseValue] + (partner.map { [$0.databaseValue] } ?? [])
    var (kinds, tiers) = (ListedWords<MilestoneKind>(.tier), ListedWords<Tier>(.none))
    var confidences = ListedWords<Confidence>(.medium)
    try db.each(
      """
      SELECT partner, date_first, date, kind, tier, CASE tier WHEN 'sectoral_strategic' THEN title END, confidence,
        \(Readings.isInDispute(.milestones))
      FROM shown_milestones
      WHERE date_first <= ? \(only) ORDER BY partner, date_first
      """, values
    ) { row in
      if !current.utf8.elementsEqual(row.bytes(0)) {
        if !steps.isEmpty { standings[current] = Standing(steps) }
        steps.removeAll(keepingCapacity: true)
        current = row.text(0)
      }
      steps.append(
        Step(
          first: row.integer(1), date: row.text(2), kind: kinds.word(row.bytes(3)), tier: tiers.word(row.bytes(4)),
          title: row.text(5), confidence: confidences.word(row.bytes(6)), isDisputed: row.integer(7) == 1))
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
    var firstSectoral: Step?
    for step in steps {
      if step.tier == .sectoralStrategic {
        sectoral.append(step.title)
        firstSectoral = firstSectoral ?? step
      } else if step.tier != .none {
        let isLower = held.map { $0.first == step.first && $0.tier.order <= step.tier.order } ?? false
        // A tier said again is the same one, held since it was reached.
        if !isLower && held?.tier != step.tier { held = step }
      }
      if step.kind == .established, established.map({ step.confidence.order < $0.confidence.order }) ?? true {
        established = step
      }
    }
    relationsSince = established?.date ?? ""
    let shown = held ?? firstSectoral ?? established
    isDisputed = shown?.isDisputed ?? false
    confidence = shown?.confidence
    if let reached = held ?? firstSectoral {
      tier = reached.tier
      tierSince = reached.date
    }
  }
}
