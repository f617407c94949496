internal import Diplomacy
internal import GRDB

/// Finds rows of every table by words.
struct SearchQuery {
  private let db: Database
  private let rows: FactRows
  private let day: CalendarDay
  private let filter: Filter
  private let limit: Int
  private let words: SearchWords
  private let factFilter: FactFilter

  /// - Parameters:
  ///   - words: what is searched; every word must be found, as the beginning of a word.
  ///   - limit: the most that are listed of one table.
  init(_ db: Database, words: String, filter: Filter, asOf day: CalendarDay, limit: Int) throws {
    self.db = db
    self.day = day
    self.filter = filter
    self.limit = max(0, limit)
    self.words = SearchWords(words)
    rows = try FactRows(db)
    factFilter = try FactFilter(filter, db, asOf: day)
  }

  func result() throws -> SearchResult {
    guard !words.match.isEmpty else { return SearchResult(sections: [], sources: [:]) }
    let sections = try Self.order.map(section).filter { $0.facts.count + $0.left > 0 }
    return SearchResult(sections: sections, sources: try SourceRows.sources(of: sections, db))
  }

  /// What people look for first comes first; documents come last, for most are found by the facts that rest on them.
  private static let order: [Table] = [
    .partners, .leaders, .terms, .milestones, .visits, .exchanges, .agreements, .trade, .commodities, .investments,
    .cooperation, .memberships, .initiatives, .economy, .sources,
  ]

  /// The most rows beyond the limit that are read only to be counted.
  static let mostRead = 5_000

  /// What was found in a table: rows that are shown elsewhere before readings set aside, and within each the best first.
  private func section(_ table: Table) throws -> FactSection {
    var section = FactSection(heading: table.title, facts: [])
    if table == .visits { try addVisits(to: &section) }
    // Without a filter or accents whatever the index finds by the day counts, unread.
    let isReadingNeeded = !filter.isEmpty || !words.accented.isEmpty
    var read = 0
    try db.walk(Self.hits(table), [words.match.databaseValue, day.ordinal.databaseValue]) { row in
      if section.facts.count < limit {
        if let fact = try fact(table, line: row.integer(0)) { section.facts.append(fact) }
      } else if !isReadingNeeded {
        section.left += 1
      } else if read == Self.mostRead {
        section.isCountPartial = true
        return false
      } else {
        read += 1
        if try fact(table, line: row.integer(0)) != nil { section.left += 1 }
      }
      return true
    }
    return section
  }

  /// The lines that have the words and are known by the day; of visits those that are not in the timeline.
  private static func hits(_ table: Table) -> String {
    if table == .visits {
      return """
        SELECT t.line FROM visit_search s CROSS JOIN visits t ON t.line = -s.rowid
        WHERE s.visit_search MATCH ? AND s.rowid < 0 AND \(table.isKnown) ORDER BY s.rank, s.rowid
        """
    }
    let name = SearchIndex.name(table)
    return """
      SELECT t.line FROM \(name) s CROSS JOIN \(table) t ON t.line = s.rowid
      WHERE s.\(name) MATCH ? AND \(table.isKnown)
      ORDER BY \(Readings.isSetAside(table, line: "s.rowid")), s.rank, s.rowid DESC
      """
  }

  /// Visits that count are found as the timeline finds them, so that every field of the filter holds.
  private func addVisits(to section: inout FactSection) throws {
    let timeline = try TimelineQuery(db, VisitQuery(asOf: day))
    let match = [words.match.databaseValue]
    var conditions = try timeline.conditions(
      filter,
      after: Condition(
        sql: "t.n IN (SELECT rowid FROM visit_search WHERE visit_search MATCH ?)", values: match,
        walk: Condition.Walk(
          table: "visit_search d", number: "d.rowid", selection: "d.visit_search MATCH ?", values: match)))
    for word in words.accented { conditions.add(.written(word)) }
    let found = try db.all(
      "SELECT t.line \(conditions.from) ORDER BY d.rank, d.rowid DESC LIMIT ?",
      conditions.values() + [limit.databaseValue]
    ) { $0.integer(0) }
    for line in found {
      let cells = try db.first("SELECT * FROM visits WHERE line = ?", [line.databaseValue]) { Cells($0, of: .visits) }
      if let cells { section.facts.append(try rows.fact(cells)) }
    }
    guard found.count == limit else { return }
    let count = try db.first("SELECT count(*) \(conditions.numbersOnly)", conditions.values()) { $0.integer(0) }
    section.left = max(0, (count ?? 0) - found.count)
  }

  /// The fact in a line; nil when it has not the accents that were typed, or the filter leaves it out.
  private func fact(_ table: Table, line: Int) throws -> Fact? {
    let cells = try db.first("SELECT * FROM \(table) WHERE line = ?", [line.databaseValue]) { Cells($0, of: table) }
    guard let cells else { return nil }
    if !words.accented.isEmpty {
      let text = CellText.composed(try rows.text(of: cells)).lowercased()
      guard words.accented.allSatisfy(text.contains) else { return nil }
    }
    let fact = try (table == .trade ? trade(cells) : nil) ?? rows.fact(cells)
    return factFilter.matches(fact, about: cells.partners) ? fact : nil
  }

  /// A partner's trade in a period as the chart has it, on the figure that is shown first.
  private func trade(_ cells: Cells) throws -> Fact? {
    guard let year = try rows.tradeYear(cells["partner"], cells["period"]), let shown = year.shownFigures.first else {
      return nil
    }
    let amounts = year.shownFigures.map { figure in
      "\(figure.flow.rawValue) \(figure.isHollow ? "≈" : "")\(Money.short(figure.value))"
    }
    return Fact(
      key: shown.fact, partner: shown.partner, date: cells["period"],
      title: "Trade with \(try rows.partner(shown.partner)): " + amounts.joined(separator: ", "),
      detail: rows.series(shown.series), evidence: shown.evidence,
      isDisputed: year.isTotalDisputed || year.isDisputed(.export) || year.isDisputed(.import))
  }
}
