internal import Diplomacy
internal import GRDB

/// Visits: who travelled, when, and whether twice. They look at the timeline, which has the shown readings only.
enum VisitChecks {
  static let all = [
    Check(
      .leaderSide, over: timeline,
      needing: [.visits: ["kind"], .leaders: ["country"], .partners: ["kind"]], andDescriptor: true
    ) { try homeSide($0.db, $0.settings.home) + partnerSide($0.db) },
    Check(.outsideTerm, over: timeline, needing: [.terms: ["start"]]) { try TravelChecks.outsideTerm($0.db) },
    Check(.duplicateVisit, over: timeline) { try TravelChecks.duplicates($0.db) },
    Check(.visitBeforeRelations, over: timeline.union([.milestones])) { try beforeRelations($0.db) },
    Check(.visitLong, over: timeline) { try long($0.db) },
  ]

  /// What the timeline is made of.
  private static let timeline: Set<Table> = [.visits, .partners, .leaders, .terms]

  private static let held = Code.of(VisitStatus.held)

  private static func homeSide(_ db: Database, _ home: String) throws -> [Finding] {
    guard !home.isEmpty else { return [] }
    return try db.all(
      """
      SELECT t.line, p.display, p.country FROM visit_leader l
      CROSS JOIN people p ON p.n = l.leader CROSS JOIN timeline t ON t.n = l.visit
      WHERE l.side = 0 AND p.country <> '' AND p.country <> ?
      """, [home.databaseValue]
    ) { row in
      Finding(
        .visits, row.integer(0), "home_leaders", "\(shortened(row.text(1))) is of \(row.text(2)), not of \(home)")
    }
  }

  /// Leaders of third countries are met at summits and events, and are the ones who speak for organisations.
  private static func partnerSide(_ db: Database) throws -> [Finding] {
    let elsewhere = [VisitKind.summit, .event].map { String(Code.of($0)) }.joined(separator: ", ")
    return try db.all(
      """
      SELECT t.line, p.display, p.country, y.id FROM visit_leader l
      CROSS JOIN people p ON p.n = l.leader CROSS JOIN timeline t ON t.n = l.visit
      CROSS JOIN party y ON y.n = t.partner
      WHERE l.side = 1 AND p.country <> '' AND p.country <> y.id AND t.kind NOT IN (\(elsewhere))
        AND EXISTS (SELECT 1 FROM partners o WHERE o.id = y.id AND o.kind IS NOT 'organisation')
      """
    ) { row in
      Finding(
        .visits, row.integer(0), "partner_leaders",
        "\(shortened(row.text(1))) is of \(row.text(2)), not of \(row.text(3))")
    }
  }

  private struct Early {
    var visit: Int
    var milestone: Int
    /// The first day of relations.
    var day: Int
    var isExplained: Bool
  }

  /// A wrong date of relations puts every visit before them, which is one mistake, and found where it was made.
  private static func beforeRelations(_ db: Database) throws -> [Finding] {
    let early = try db.all(
      """
      WITH relations AS MATERIALIZED (
        SELECT p.n, min(m.date_first) AS first, m.line FROM shown_milestones m JOIN party p ON p.id = m.partner
        WHERE m.kind = 'established' GROUP BY p.n)
      SELECT t.line, r.line, r.first, v.note FROM relations r
      CROSS JOIN timeline t ON t.partner = r.n
        AND t.n <= (SELECT n FROM timeline WHERE start_day < r.first ORDER BY start_day DESC, n DESC LIMIT 1)
      CROSS JOIN visits v ON v.line = t.line
      WHERE t.status = \(held) AND t.end_day < r.first
      """
    ) { row in
      Early(
        visit: row.integer(0), milestone: row.integer(1), day: row.integer(2),
        isExplained: Explanations.explain(.visitBeforeRelations, row.text(3)))
    }
    let path = try KnownFile.path(of: .visits, db)
    return Dictionary(grouping: early, by: \.milestone).flatMap { milestone, early -> [Finding] in
      let open = early.filter { !$0.isExplained }
      guard open.count > 1, let first = open.map(\.visit).min() else { return early.map(finding) }
      let day = CalendarDay(ordinal: early[0].day)
      let reason =
        "relations were established on \(day) or later, after \(open.count) visits, the first in line \(first) of \(path)"
      return [Finding(.milestones, milestone, "date", reason)] + early.filter(\.isExplained).map(finding)
    }
  }

  private static func finding(_ early: Early) -> Finding {
    Finding(
      .visits, early.visit, "start",
      "relations were established on \(CalendarDay(ordinal: early.day)) or later (milestones, line \(early.milestone)), "
        + "after this visit")
  }

  /// Counted between the days that are certain: a visit known to the year has no length.
  private static func long(_ db: Database) throws -> [Finding] {
    try db.all(
      """
      SELECT v.line, v.end_first - v.start_last + 1 AS days FROM timeline t CROSS JOIN visits v ON v.line = t.line
      WHERE t.end_day - t.start_day >= \(Threshold.longestVisit) AND days > \(Threshold.longestVisit)
      """
    ) { Finding(.visits, $0.integer(0), "end", "the visit lasts \($0.integer(1)) days") }
  }
}
