internal import Diplomacy
internal import GRDB

/// Everything known of one partner by a day.
struct PartnerDetailQuery {
  let db: Database
  let id: String
  let day: CalendarDay

  private var key: [Value] { [id.databaseValue, day.ordinal.databaseValue] }

  func detail() throws -> PartnerDetail? {
    guard let partner = try PartnerQuery.partners(db, asOf: day, only: id).first else { return nil }
    let milestones = try db.all(
      "SELECT \(MilestoneRows.columns) FROM shown_milestones WHERE partner = ? AND date_first <= ? ORDER BY date_first, id",
      key, MilestoneRows.milestone)
    let (visits, left) = try visits()
    let holders = try officeHolders()
    let sections = try PartnerFacts(db, partner: id, asOf: day).sections()
    let evidence =
      [partner.evidence] + milestones.map(\.evidence) + visits.map(\.evidence) + holders.map(\.evidence)
      + sections.flatMap(\.facts).map(\.evidence)
    return PartnerDetail(
      partner: partner, milestones: milestones, visits: visits, visitsLeft: left, officeHolders: holders,
      sections: sections, sources: try SourceRows.sources(Set(evidence.flatMap(\.sources)), db))
  }

  /// The most visits that the page lists: more are the timeline's business.
  static let mostVisits = 500

  /// The visits by the day, newest first, and how many more there were.
  private func visits() throws -> (visits: [VisitRow], left: Int) {
    let query = try TimelineQuery(db, VisitQuery(partner: id, asOf: day))
    let visits = try query.rows(at: 0..<Self.mostVisits)
    return (visits, visits.count < Self.mostVisits ? 0 : try query.selection(Filter()).count - visits.count)
  }

  /// Who is known to be in office on the day. A term without any date only says that the office was held at some time.
  private func officeHolders() throws -> [OfficeHolder] {
    let holders = try db.all(
      """
      SELECT t.leader, COALESCE(p.display, t.leader), t.office, t.rank, t.start, t."end", t.acting, t.confidence,
        t.sources, t.note, t.id, \(Readings.isInDispute(.terms, line: "t.line"))
      FROM shown_terms t LEFT JOIN people p ON p.id = t.leader
      WHERE t.country = ? AND t.start_first <= ?2 AND (t.end_last IS NULL OR t.end_last >= ?2)
      """, key
    ) { row in
      OfficeHolder(
        fact: FactKey("terms", row.text(10)), isDisputed: row.integer(11) == 1, leader: row.text(0), name: row.text(1),
        office: row.text(2), rank: Rank(rawValue: row.text(3)) ?? .other,
        start: PartialDate(stored: row.text(4)), end: PartialDate(stored: row.text(5)), isActing: row.integer(6) == 1,
        evidence: row.evidence(at: 7))
    }
    return holders.sorted { ($0.rank.order, $0.office, $0.name) < ($1.rank.order, $1.office, $1.name) }
  }
}
