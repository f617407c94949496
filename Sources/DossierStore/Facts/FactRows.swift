internal import Diplomacy
internal import GRDB

/// Rows of any table as facts: one wording for pages, sources and search.
struct FactRows {
  let db: Database
  let home: String
  /// The dossier's order of series, best first.
  private let preference: [String]
  private let seriesOrder: [String: Int]
  private let seriesTitles: [String: String]
  let names = KnownNames()

  init(_ db: Database) throws {
    self.db = db
    let settings = try StoredDescriptor.settings(db)
    home = settings.home
    preference = settings.preference
    seriesOrder = Dictionary(settings.preference.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
    var titles: [String: String] = [:]
    try db.each("SELECT id, title FROM series") { titles[$0.text(0)] = $0.text(1) }
    seriesTitles = titles
  }

  /// The rows of a table that a clause finds, in its order.
  func facts(_ table: Table, where clause: String, _ values: [Value] = []) throws -> [Fact] {
    try db.all("SELECT * FROM \(table) WHERE \(clause)", values) { try fact(Cells($0, of: table)) }
  }

  /// The row with this key; nil when it is not there.
  func cells(_ table: Table, _ key: [String]) throws -> Cells? {
    let names = table.keyNames
    guard names.count == key.count else { return nil }
    return try db.first(
      "SELECT * FROM \(table) WHERE \(Self.agreeing(names))", key.map { ($0.isEmpty ? nil : $0).databaseValue }
    ) { Cells($0, of: table) }
  }

  func fact(_ cells: Cells) throws -> Fact {
    let words = try words(of: cells)
    let standing = try standing(of: cells)
    return Fact(
      key: cells.key, partner: cells.partner, date: words.date, title: words.title, detail: words.detail,
      evidence: cells.evidence, isDisputed: standing.isDisputed, isSetAside: standing.isSetAside)
  }

  func partner(_ id: String) throws -> String {
    try names.text("party", id) {
      try db.first("SELECT name FROM party WHERE id = ?", [id.databaseValue]) { $0.text(0) } ?? id
    }
  }

  func leader(_ id: String) throws -> String {
    try names.text("people", id) {
      try db.first("SELECT display FROM people WHERE id = ?", [id.databaseValue]) { $0.text(0) } ?? id
    }
  }

  func partners(_ cell: String) throws -> String { try listItems(cell).map(partner).joined(separator: ", ") }
  func leaders(_ cell: String) throws -> String { try listItems(cell).map(leader).joined(separator: ", ") }
  func series(_ id: String) -> String { seriesTitles[id] ?? id }
  /// The place of a series in the dossier's order; those it does not name come last.
  func order(ofSeries id: String) -> Int { seriesOrder[id] ?? Int.max }

  /// The condition that finds the rows with these values in some columns, blank ones as well.
  static func agreeing(_ columns: [String]) -> String {
    columns.map { "\"\($0)\" IS ?" }.joined(separator: " AND ")
  }
}

// MARK: - Disputes

extension FactRows {
  /// Whether another row says otherwise, and whether that one is shown in this one's place.
  func standing(of cells: Cells) throws -> (isDisputed: Bool, isSetAside: Bool) {
    if cells.table.claimColumns != nil { return (try isFigureDisputed(cells), false) }
    let isShown = try db.first(
      "SELECT is_shown FROM readings WHERE origin = ? AND line = ?",
      [cells.table.rawValue.databaseValue, cells.line.databaseValue]
    ) { $0.integer(0) == 1 }
    if let isShown { return (true, !isShown) }
    // A visit is in dispute as well when rows disagree on who held an office on its days.
    guard cells.table == .visits else { return (false, false) }
    let has = try db.first("SELECT has FROM timeline WHERE line = ?", [cells.line.databaseValue]) { $0.integer(0) }
    return ((has ?? 0) & Has.conflict != 0, false)
  }

  /// Whether a claim on the same thing is far from the one that is shown.
  private func isFigureDisputed(_ cells: Cells) throws -> Bool {
    if cells.table == .trade, let year = try tradeYear(cells["partner"], cells["period"]),
      let flow = Flow(rawValue: cells["flow"])
    {
      return year.isDisputed(flow)
    }
    guard let column = cells.table.valueColumn else { return false }
    let values = try ranked(try claims(on: cells)).compactMap { Double($0.cells[column]) }
    guard let shown = values.first else { return false }
    return values.contains { Dispute.isBetween($0, and: shown) }
  }

  /// A partner's trade in a period as the chart has it; nil when the period is no year.
  func tradeYear(_ partner: String, _ period: String) throws -> TradeYear? {
    let figures = try db.all(Self.tradeQuery, [partner.databaseValue, period.databaseValue], TradeRows.figure)
    return TradeHistory(figures: figures.compactMap(\.self), preference: preference).years.first
  }

  static let tradeQuery = "SELECT \(TradeRows.columns) FROM trade WHERE partner = ? AND period = ?"
}
