internal import Diplomacy
internal import GRDB

/// The documents, and what rests on each.
enum SourceQuery {
  /// How many facts of one table a document's page lists.
  static let limit = 500

  /// All documents with the number of facts that name them, by id.
  static func sources(_ db: Database) throws -> [SourceRow] {
    try db.all(
      """
      SELECT s.id, s.title, s.publisher, s.published, s.url, s.kind, s.note, COALESCE(m.facts, 0)
      FROM sources s LEFT JOIN (
        SELECT id, sum(count) AS facts FROM mentions WHERE target = 'sources' GROUP BY id
      ) m ON m.id = s.id ORDER BY s.id
      """
    ) { SourceRow(source: SourceRows.source($0), facts: $0.integer(7)) }
  }

  static func detail(_ db: Database, id: String) throws -> SourceDetail? {
    guard let source = try SourceRows.sources([id], db)[id] else { return nil }
    let rows = try FactRows(db)
    var sections: [FactSection] = []
    for table in Table.allCases where table != .sources {
      // Which tables name the document is known, so that the others are not searched.
      let count =
        try db.first(
          "SELECT sum(count) FROM mentions WHERE target = 'sources' AND id = ? AND origin = ?",
          [id.databaseValue, table.rawValue.databaseValue]
        ) { $0.integer(0) } ?? 0
      guard count > 0 else { continue }
      let facts = try rows.facts(
        table, where: "instr(';' || replace(sources, ' ', '') || ';', ?) > 0 LIMIT ?",
        [";\(id);".databaseValue, limit.databaseValue])
      sections.append(FactSection(heading: table.title, facts: facts, left: max(0, count - facts.count)))
    }
    let total = sections.reduce(0) { $0 + $1.facts.count + $1.left }
    return SourceDetail(source: source, facts: total, sections: sections)
  }
}

/// What the dossier knows of its own country.
enum HomeQuery {
  static func detail(_ db: Database, asOf day: CalendarDay) throws -> HomeDetail? {
    let rows = try FactRows(db)
    guard !rows.home.isEmpty else { return nil }
    let today = day.ordinal.databaseValue
    let offices = try rows.facts(
      .terms,
      where: """
        country = ? AND start_first <= ?2 AND (end_last IS NULL OR end_last >= ?2)
          AND line IN (SELECT line FROM shown_terms) ORDER BY start_first DESC, id
        """, [rows.home.databaseValue, today])
    let memberships = try rows.facts(
      .memberships,
      where: """
        (start_first IS NULL OR start_first <= ?) AND line IN (SELECT line FROM shown_memberships)
        ORDER BY COALESCE(start_first, 0) DESC, id
        """, [today])
    let initiatives = try rows.facts(
      .initiatives,
      where: """
        (date_first IS NULL OR date_first <= ?) AND line IN (SELECT line FROM shown_initiatives)
        ORDER BY COALESCE(date_first, 0) DESC, id
        """, [today])
    let sections = [
      FactSection(heading: "In office", facts: offices), FactSection(heading: "Memberships", facts: memberships),
      FactSection(heading: "Initiatives", facts: initiatives),
      FactSection(heading: "Figures", facts: try figures(rows, today)),
    ].filter { !$0.facts.isEmpty }
    let ids = Set(sections.flatMap(\.facts).flatMap(\.evidence.sources))
    return HomeDetail(
      name: try rows.partner(rows.home), sections: sections, sources: try SourceRows.sources(ids, db))
  }

  /// One figure for each indicator and period, the latest first.
  private static func figures(_ rows: FactRows, _ today: Value) throws -> [Fact] {
    let all = try rows.db.all(
      """
      SELECT * FROM economy WHERE period_last IS NULL OR period_last <= ?
      ORDER BY COALESCE(period_last, 0) DESC, indicator, line
      """, [today]
    ) { Cells($0, of: .economy) }
    return try Claims.preferred(all, rows).map(rows.fact)
  }
}

/// Chooses among figures that stand side by side.
enum Claims {
  /// Of the rows that speak of the same figure the one that is shown: by the order of series, then by `Preference`.
  /// The first row of each decides where it stands.
  static func preferred(_ all: [Cells], _ rows: FactRows) throws -> [Cells] {
    var best: [[String]: Int] = [:]
    var chosen: [(cells: Cells, order: Int, preference: Preference)] = []
    for cells in all {
      let claim = (cells.table.claimColumns ?? []).map { cells[$0] }
      let preference = try Readings.preference(
        line: cells.line, confidence: cells["confidence"], sources: cells["sources"], rows.db)
      let entry = (cells: cells, order: rows.order(ofSeries: cells["series"]), preference: preference)
      if let known = best[claim] {
        let isBetter = (entry.order, entry.preference) < (chosen[known].order, chosen[known].preference)
        if isBetter { chosen[known] = entry }
      } else {
        best[claim] = chosen.count
        chosen.append(entry)
      }
    }
    return chosen.map(\.cells)
  }
}
