internal import Diplomacy
internal import GRDB

/// Finds rows of every table by words.
struct SearchQuery {
  private let db: Database
  private let rows: FactRows
  private let day: CalendarDay
  private let filter: Filter
  private let limit: Int
  private let match: String
  /// Words with accents, which must stand in the row as they were typed.
  private let accented: [String]

  /// - Parameters:
  ///   - words: what is searched; every word must be found, as the beginning of a word.
  ///   - limit: the most that are listed of one table.
  init(_ db: Database, words: String, filter: Filter, asOf day: CalendarDay, limit: Int) throws {
    self.db = db
    self.day = day
    self.filter = filter
    self.limit = limit
    rows = try FactRows(db)
    let composed = CellText.clean(CellText.composed(words)).text
    match = Self.match(SearchText.fold(composed))
    accented = composed.split(separator: " ").filter { SearchText.hasAccent($0) }.map { $0.lowercased() }
  }

  /// All words as beginnings of words; rows that have them in a row come first, since they match twice.
  private static func match(_ folded: String) -> String {
    let words = folded.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard !words.isEmpty else { return "" }
    let all = words.map { "\"\($0)\" *" }.joined(separator: " AND ")
    return words.count == 1 ? all : "(\"\(words.joined(separator: " "))\" *) OR (\(all))"
  }

  func result() throws -> SearchResult {
    guard !match.isEmpty else { return SearchResult(sections: [], sources: [:]) }
    let sections = try Self.order.compactMap { table in
      let found = try lines(table)
      let facts = try found.compactMap { try fact(table, line: $0) }.filter { filter.isEmpty || filter.matches($0) }
      guard !facts.isEmpty else { return nil as FactSection? }
      return FactSection(
        heading: table.title, facts: Array(facts.prefix(limit)), left: max(0, facts.count - limit))
    }
    let ids = Set(sections.flatMap(\.facts).flatMap(\.evidence.sources))
    return SearchResult(sections: sections, sources: try SourceRows.sources(ids, db))
  }

  /// What people look for first comes first; documents come last, for most are found by the facts that rest on them.
  private static let order: [Table] = [
    .partners, .leaders, .terms, .milestones, .visits, .exchanges, .agreements, .trade, .commodities, .investments,
    .cooperation, .memberships, .initiatives, .economy, .sources,
  ]

  /// The most rows of a table that are looked at.
  private static let most = 2_000

  private func lines(_ table: Table) throws -> [Int] {
    let name = SearchIndex.name(table)
    var lines = try db.all(
      "SELECT rowid FROM \(name) WHERE \(name) MATCH ? ORDER BY rank, rowid DESC LIMIT ?",
      [match.databaseValue, Self.most.databaseValue]
    ) { $0.integer(0) }
    if table == .visits {
      lines += try db.all(
        """
        SELECT t.line FROM visit_search s CROSS JOIN timeline t ON t.n = s.rowid
        WHERE s.visit_search MATCH ? ORDER BY s.rank, s.rowid DESC LIMIT ?
        """, [match.databaseValue, Self.most.databaseValue]
      ) { $0.integer(0) }
    }
    return lines
  }

  /// The fact in a line; nil when it is later than the day, or has not the accents that were typed.
  private func fact(_ table: Table, line: Int) throws -> Fact? {
    let found = try db.first("SELECT * FROM \(table) WHERE line = ?", [line.databaseValue]) { row in
      (cells: Cells(row, of: table), day: table.dayColumn.flatMap { row[$0] as Int? })
    }
    guard let (cells, first) = found, first ?? Int.min <= day.ordinal else { return nil }
    if !accented.isEmpty {
      let text = CellText.composed(try rows.text(of: cells)).lowercased()
      guard accented.allSatisfy(text.contains) else { return nil }
    }
    return table == .trade ? try trade(cells) : try rows.fact(cells)
  }

  /// A partner's trade in a period as the chart has it, on the figure that is shown first.
  private func trade(_ cells: Cells) throws -> Fact? {
    let figures = try db.all(
      "SELECT \(TradeRows.columns) FROM trade WHERE partner = ? AND period = ?",
      [cells["partner"].databaseValue, cells["period"].databaseValue], TradeRows.figure
    ).compactMap(\.self)
    let preference = try StoredDescriptor.settings(db).preference
    guard let year = TradeHistory(figures: figures, preference: preference).years.first,
      let shown = year.shownFigures.first
    else { return try rows.fact(cells) }
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

extension Table {
  /// The column with the day from which on a row is known, as an as-of date asks; nil when rows are always known.
  fileprivate var dayColumn: String? {
    switch self {
    case .milestones, .exchanges, .initiatives: "date_first"
    case .visits, .terms, .memberships: "start_first"
    case .trade, .commodities, .economy: "period_last"
    case .investments: "as_of_last"
    case .cooperation: "since_first"
    case .agreements: "signed_first"
    case .sources, .partners, .leaders: nil
    }
  }
}
