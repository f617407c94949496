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
    let visits = try db.all(
      """
      \(VisitRows.selection)
      WHERE t.partner = (SELECT n FROM party WHERE id = ?) AND +t.start_day <= ? ORDER BY t.n DESC
      """, key, VisitRows.visit)
    let holders = try officeHolders()
    let sections = try PartnerFacts(db, partner: id, asOf: day).sections()
    let evidence =
      [partner.evidence] + milestones.map(\.evidence) + visits.map(\.evidence) + holders.map(\.evidence)
      + sections.flatMap(\.facts).map(\.evidence)
    return PartnerDetail(
      partner: partner, milestones: milestones, visits: visits, officeHolders: holders, sections: sections,
      sources: try SourceRows.sources(Set(evidence.flatMap(\.sources)), db))
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
