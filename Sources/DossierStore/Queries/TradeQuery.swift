internal import Diplomacy
internal import GRDB

/// A partner's trade by a day, with what happened meanwhile.
enum TradeQuery {
  static func report(_ db: Database, partner: String, asOf day: CalendarDay) throws -> TradeReport? {
    let name = try db.first("SELECT name FROM party WHERE id = ?", [partner.databaseValue]) { $0.text(0) }
    guard let name else { return nil }
    let figures = try db.all(
      "SELECT \(TradeRows.columns) FROM trade WHERE partner = ? AND period_last <= ?",
      [partner.databaseValue, day.ordinal.databaseValue], TradeRows.figure
    ).compactMap(\.self)
    let preference = try StoredDescriptor.settings(db).preference
    var ids: Set<String> = []
    for figure in figures { ids.formUnion(figure.evidence.sources) }
    return TradeReport(
      partner: partner, partnerName: name, history: TradeHistory(figures: figures, preference: preference),
      events: try events(db, partner, day), sources: try SourceRows.sources(ids, db))
  }

  private static func events(_ db: Database, _ partner: String, _ day: CalendarDay) throws -> [RelationEvent] {
    let values = [partner.databaseValue, day.ordinal.databaseValue]
    let milestones = try db.all(
      """
      SELECT id, date, kind, tier, title FROM shown_milestones
      WHERE partner = ? AND date_first <= ? AND kind IN ('tier', 'established', 'normalised')
      """, values
    ) { row in
      let kind = MilestoneKind(rawValue: row.text(2)) ?? .tier
      let tier = Tier(rawValue: row.text(3)) ?? .none
      return RelationEvent(
        id: row.text(0), date: PartialDate(required: row.text(1)), kind: .milestone(kind, tier),
        title: kind == .tier && tier != .none ? tier.phrase.capitalizedFirst : row.text(4))
    }
    let visits = try db.all(
      """
      SELECT v.id, v.start, t.direction, t.kind, CASE t.direction WHEN 0 THEN m.home ELSE m.partner END
      FROM party p CROSS JOIN timeline t ON t.partner = p.n CROSS JOIN visits v ON v.line = t.line
      CROSS JOIN visit_names m ON m.n = t.n
      WHERE p.id = ? AND +t.start_day <= ? AND t.status = 1
      """, values
    ) { row in
      RelationEvent(
        id: row.text(0), date: PartialDate(required: row.text(1)),
        kind: .visit(Code.word(row.integer(2)) ?? .outbound, Code.word(row.integer(3)) ?? .other),
        title: VisitRows.names(row.text(4)).joined(separator: ", "))
    }
    return (milestones + visits).sorted { ($0.date, $0.id) < ($1.date, $1.id) }
  }
}
