internal import Diplomacy
internal import GRDB

/// The documents, and what rests on each.
enum SourceQuery {
  /// How many facts of one table a document's page lists.
  static let limit = 500

  /// The tables whose rows name documents.
  private static let naming = Table.allCases.filter { $0 != .sources }

  /// The documents with the number of facts known by the day that name them, by id.
  ///
  /// A document that came out later is left out, unless something already known rests on it.
  static func sources(_ db: Database, asOf day: CalendarDay) throws -> [SourceRow] {
    let later = try laterFacts(db, day)
    let all = try db.all(
      """
      SELECT s.id, s.title, s.publisher, s.published, s.url, s.kind, s.note, COALESCE(m.facts, 0),
        \(Table.sources.isKnown)
      FROM sources s LEFT JOIN (
        SELECT id, sum(count) AS facts FROM mentions WHERE target = 'sources' GROUP BY id
      ) m ON m.id = s.id ORDER BY s.id
      """, [day.ordinal.databaseValue]
    ) { row in
      let source = SourceRows.source(row)
      let facts = row.integer(7) - (later[source.id] ?? 0)
      return facts > 0 || row.integer(8) == 1 ? SourceRow(source: source, facts: facts) : nil
    }
    return all.compactMap(\.self)
  }

  /// How often documents are named by facts later than the day. Those are few on most days, while all facts are many.
  private static func laterFacts(_ db: Database, _ day: CalendarDay) throws -> [String: Int] {
    var later: [String: Int] = [:]
    for table in naming where table.knownDay != nil {
      try db.each("SELECT sources FROM \(table) WHERE NOT (\(table.isKnown))", [day.ordinal.databaseValue]) { row in
        for id in listItems(row.text(0)) { later[id, default: 0] += 1 }
      }
    }
    return later
  }

  static func detail(_ db: Database, id: String, asOf day: CalendarDay) throws -> SourceDetail? {
    guard let source = try SourceRows.sources([id], db)[id] else { return nil }
    let rows = try FactRows(db)
    let today = day.ordinal.databaseValue
    let mark = ListCells.mark(id).databaseValue
    var detail = SourceDetail(source: source, facts: 0, sections: [])
    for table in naming {
      // Which tables name the document is known, so that the others are not searched.
      let all =
        try db.first(
          "SELECT sum(count) FROM mentions WHERE target = 'sources' AND id = ? AND origin = ?",
          [id.databaseValue, table.rawValue.databaseValue]
        ) { $0.integer(0) } ?? 0
      guard all > 0 else { continue }
      let later =
        try db.first("SELECT count(*) FROM \(table) WHERE \(names) AND NOT (\(table.isKnown))", [mark, today]) {
          $0.integer(0)
        } ?? 0
      detail.later += later
      guard all > later else { continue }
      detail.facts += all - later
      let facts = try rows.facts(
        table, where: "\(names) AND \(table.isKnown) LIMIT ?", [mark, today, limit.databaseValue])
      detail.sections.append(
        FactSection(heading: table.title, facts: facts, left: max(0, all - later - facts.count)))
    }
    return detail
  }

  /// The condition for rows that name a document.
  private static let names = ListCells.have("sources")
}
