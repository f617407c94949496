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
    try walkHits(table) { line in
      if section.facts.count < limit {
        if let fact = try fact(table, line: line) { section.facts.append(fact) }
      } else if !isReadingNeeded {
        section.left += 1
      } else if read == Self.mostRead {
        section.isCountPartial = true
        return false
      } else {
        read += 1
        if try fact(table, line: line) != nil { section.left += 1 }
      }
      return true
    }
    return section
  }

  /// Calls the body with the lines that have the words and are known by the day; of visits with those that are not in
  /// the timeline.
  private func walkHits(_ table: Table, while body: (Int) throws -> Bool) throws {
    let day = day.ordinal.databaseValue
    if table == .visits {
      let numbers = try visits().numbers(from: timelineEnd())
      let lines =
        "SELECT v.line FROM visit_aside a CROSS JOIN visits v ON v.line = a.line WHERE a.n = ? AND \(table.isKnown)"
      for number in numbers {
        let line = try db.first(lines, [number.databaseValue, day]) { $0.integer(0) }
        if let line, try !body(line) { return }
      }
      return
    }
    let name = SearchIndex.name(table)
    try db.walk(
      """
      SELECT t.line FROM \(name) s CROSS JOIN \(table) t ON t.line = s.rowid
      WHERE s.\(name) MATCH ? AND \(table.isKnown)
      ORDER BY \(Readings.isSetAside(table, line: "s.rowid")), s.rank, s.rowid DESC
      """, [words.match.databaseValue, day]
    ) { try body($0.integer(0)) }
  }

  /// The number after the last visit of the timeline.
  private func timelineEnd() throws -> Int { try TimelineYears(db: db).number(before: nil) }

  /// The visits that have every word.
  private func visits() throws -> BitSet {
    let index = try VisitFilter(db, asOf: day)
    let last = try Postings(db: db).last()
    var all: BitSet?
    for alternatives in words.terms {
      var set = BitSet(through: last)
      for text in alternatives { try index.add(text, to: &set) }
      if let others = all { set.formIntersection(others) }
      all = set
    }
    return all ?? BitSet(through: last)
  }

  /// Visits that count are found as the timeline finds them, so that every field of the filter holds: those first that
  /// have the words in a row, and of equals the newest.
  private func addVisits(to section: inout FactSection) throws {
    let timeline = try TimelineQuery(db, VisitQuery(asOf: day))
    var found = try timeline.selection(filter)
    found.cut(to: try visits())
    var first = BitSet(through: try Postings(db: db).last())
    try VisitFilter(db, asOf: day).add(words.typed, to: &first)
    let count = found.count
    var later = found
    found.cut(to: first)
    later.cut(to: first, negated: true)
    let best = found.numbers(at: 0..<limit, descending: true)
    let numbers = best + later.numbers(at: 0..<limit - best.count, descending: true)
    for number in numbers {
      let cells = try db.first(
        "SELECT v.* FROM timeline t CROSS JOIN visits v ON v.line = t.line WHERE t.n = ?", [number.databaseValue]
      ) { Cells($0, of: .visits) }
      if let cells { section.facts.append(try rows.fact(cells)) }
    }
    section.left = count - numbers.count
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
