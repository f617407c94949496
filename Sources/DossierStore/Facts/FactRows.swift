internal import Diplomacy
internal import GRDB

/// Rows of any table as facts: one wording for pages, sources and search.
struct FactRows {
  let db: Database
  let home: String
  private let preference: [String: Int]
  private let seriesTitles: [String: String]

  init(_ db: Database) throws {
    self.db = db
    let settings = try StoredDescriptor.settings(db)
    home = settings.home
    preference = Dictionary(settings.preference.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
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
    let clause = names.map { "\"\($0)\" IS ?" }.joined(separator: " AND ")
    return try db.first(
      "SELECT * FROM \(table) WHERE \(clause)", key.map { ($0.isEmpty ? nil : $0).databaseValue }
    ) { Cells($0, of: table) }
  }

  func fact(_ cells: Cells) throws -> Fact {
    let words = try words(of: cells)
    return Fact(
      key: cells.key, partner: cells.partner, date: words.date, title: words.title, detail: words.detail,
      evidence: cells.evidence, isDisputed: try isDisputed(cells))
  }

  func partner(_ id: String) throws -> String {
    try db.first("SELECT name FROM party WHERE id = ?", [id.databaseValue]) { $0.text(0) } ?? id
  }

  func leader(_ id: String) throws -> String {
    try db.first("SELECT display FROM people WHERE id = ?", [id.databaseValue]) { $0.text(0) } ?? id
  }

  func partners(_ cell: String) throws -> String { try listItems(cell).map(partner).joined(separator: ", ") }
  func leaders(_ cell: String) throws -> String { try listItems(cell).map(leader).joined(separator: ", ") }
  func series(_ id: String) -> String { seriesTitles[id] ?? id }
  /// The place of a series in the dossier's order; those it does not name come last.
  func order(ofSeries id: String) -> Int { preference[id] ?? Int.max }
}

// MARK: - Disputes

extension FactRows {
  /// Whether another row says otherwise: a reading of the same thing, or a figure too far away.
  func isDisputed(_ cells: Cells) throws -> Bool {
    guard let columns = cells.table.claimColumns else {
      return try db.first(
        "SELECT 1 FROM readings WHERE origin = ? AND line = ?",
        [cells.table.rawValue.databaseValue, cells.line.databaseValue]
      ) { _ in true } ?? false
    }
    guard let value = cells.table.valueColumn, let own = Double(cells[value]), own > 0 else { return false }
    let (clause, values) = Self.claim(columns, cells)
    let range = try db.first(
      "SELECT min(\"\(value)\"), max(\"\(value)\") FROM \(cells.table) WHERE \(clause)", values
    ) { ($0[0] as Double? ?? own, $0[1] as Double? ?? own) }
    guard let range else { return false }
    return max(own - range.0, range.1 - own) / own >= TradeYear.disputedShare
  }

  /// The condition that finds the rows that speak of the same figure.
  static func claim(_ columns: [String], _ cells: Cells) -> (String, [Value]) {
    (
      columns.map { "\"\($0)\" IS ?" }.joined(separator: " AND "),
      columns.map { cells[$0].isEmpty ? .null : cells[$0].databaseValue }
    )
  }
}

/// The cells of a row, by the names of its columns.
struct Cells {
  let table: Table
  let line: Int
  private let texts: [String: String]

  init(_ row: Row, of table: Table) {
    self.table = table
    line = row["line"] ?? 0
    var texts: [String: String] = [:]
    for column in table.schema.columns {
      let value: DatabaseValue = row[column.name]
      texts[column.name] = Self.text(value)
    }
    self.texts = texts
  }

  private static func text(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null, .blob: ""
    case .int64(let number): String(number)
    case .double(let number): number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    case .string(let text): text
    }
  }

  /// The text of a cell; blank when it is, and when the table has no such column.
  subscript(name: String) -> String { texts[name] ?? "" }

  var key: FactKey { FactKey(table: table.rawValue, key: table.keyNames.map { self[$0] }) }

  /// The one partner that the row is about.
  var partner: String {
    switch table {
    case .partners: self["id"]
    case .leaders, .terms: self["country"]
    case .agreements: listItems(self["partners"]).count == 1 ? self["partners"].trimmed : ""
    default: self["partner"]
    }
  }

  var evidence: Evidence {
    Evidence(
      sourceList: table == .sources ? self["id"] : self["sources"],
      confidence: Confidence(rawValue: self["confidence"]) ?? (table == .sources ? .high : .medium), note: self["note"])
  }
}
