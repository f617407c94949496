internal import Diplomacy
internal import GRDB

/// What the dossier knows of its own country.
enum HomeQuery {
  static func detail(_ db: Database, asOf day: CalendarDay) throws -> HomeDetail? {
    let rows = try FactRows(db)
    guard !rows.home.isEmpty else { return nil }
    let today = day.ordinal.databaseValue
    // The state's leaders first: ambassadors and the like, of rank other, come last.
    let offices = try rows.facts(
      .terms,
      where: """
        country = ? AND start_first <= ?2 AND (end_last IS NULL OR end_last >= ?2)
          AND line IN (SELECT line FROM shown_terms) ORDER BY \(TimelineQuery.rankOrder), start_first, id
        """, [rows.home.databaseValue, today])
    let memberships = try rows.facts(
      .memberships,
      where: """
        \(Table.memberships.isKnown) AND line IN (SELECT line FROM shown_memberships)
        ORDER BY COALESCE(start_first, 0) DESC, id
        """, [today])
    let initiatives = try rows.facts(
      .initiatives,
      where: """
        \(Table.initiatives.isKnown) AND line IN (SELECT line FROM shown_initiatives)
        ORDER BY COALESCE(date_first, 0) DESC, id
        """, [today])
    let sections = [
      FactSection(heading: "In office", facts: offices), FactSection(heading: "Memberships", facts: memberships),
      FactSection(heading: "Initiatives", facts: initiatives),
      FactSection(heading: "Figures", facts: try figures(rows, today)),
    ].filter { !$0.facts.isEmpty }
    return HomeDetail(
      name: try rows.partner(rows.home), sections: sections, sources: try SourceRows.sources(of: sections, db))
  }

  /// One figure for each indicator and period, the latest first.
  private static func figures(_ rows: FactRows, _ today: Value) throws -> [Fact] {
    let all = try rows.db.all(
      """
      SELECT * FROM economy WHERE \(Table.economy.isKnown)
      ORDER BY COALESCE(period_last, 0) DESC, indicator, line
      """, [today]
    ) { Cells($0, of: .economy) }
    return try rows.preferred(all).map(rows.fact)
  }
}
