internal import Diplomacy
internal import GRDB

/// Visits: who travelled, when, and whether twice. They look at the timeline, which has the shown readings only.
enum VisitChecks {
  static let all = [
    Check(.leaderSide, over: timeline, andDescriptor: true) { db, settings in
      try homeSide(db, settings.home) + partnerSide(db)
    },
    Check(.outsideTerm, over: timeline) { db, _ in try TravelChecks.outsideTerm(db) },
    Check(.duplicateVisit, over: timeline) { db, _ in try TravelChecks.duplicates(db) },
    Check(.visitBeforeRelations, over: timeline.union([.milestones])) { db, _ in try beforeRelations(db) },
    Check(.visitLong, over: timeline) { db, _ in try long(db) },
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

  private static func beforeRelations(_ db: Database) throws -> [Finding] {
    try db.all(
      """
      WITH relations AS MATERIALIZED (
        SELECT p.n, min(m.date_first) AS first FROM shown_milestones m JOIN party p ON p.id = m.partner
        WHERE m.kind = 'established' GROUP BY p.n)
      SELECT t.line, r.first FROM relations r
      CROSS JOIN timeline t ON t.partner = r.n
        AND t.n <= (SELECT n FROM timeline WHERE start_day < r.first ORDER BY start_day DESC, n DESC LIMIT 1)
      WHERE t.status = \(held) AND t.end_day < r.first
      """
    ) { row in
      let day = CalendarDay(ordinal: row.integer(1))
      return Finding(
        .visits, row.integer(0), "start", "relations were established on \(day) or later, after this visit")
    }
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
