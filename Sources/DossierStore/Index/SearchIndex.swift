internal import Diplomacy
internal import GRDB

/// The words of every row, for searching all tables at once: one full-text table for each table, so that a changed file
/// refills its own.
///
/// Visits have theirs already, except for readings that the timeline leaves out; of trade there is one entry for each
/// partner and period, since nobody searches for one figure among twenty of a year.
enum SearchIndex {
  static func name(_ table: Table) -> String { "search_\(table)" }

  static let creation = Table.allCases.map { table in
    "CREATE VIRTUAL TABLE \(name(table)) USING fts5(text, content = '', tokenize = 'unicode61', prefix = '2 3');"
  }.joined()

  /// Refills what depends on tables that changed: names of partners and leaders stand in every entry.
  static func derive(_ db: Database, changed: Set<Table>) throws {
    let isEverything = !changed.isDisjoint(with: [.partners, .leaders])
    let rows = try FactRows(db)
    for table in Table.allCases where isEverything || changed.contains(table) { try fill(table, rows) }
  }

  private static func fill(_ table: Table, _ rows: FactRows) throws {
    let name = name(table)
    try rows.db.run("INSERT INTO \(name)(\(name)) VALUES ('delete-all')")
    let insert = try RowWriter(rows.db, "INSERT INTO \(name)(rowid, text) VALUES (?, ?)")
    try rows.db.each(selection(table)) { row in
      let cells = Cells(row, of: table)
      let text = SearchText.fold(CellText.composed(try rows.text(of: cells)))
      try insert.write([cells.line.databaseValue, text.databaseValue])
    }
  }

  private static func selection(_ table: Table) -> String {
    switch table {
    case .visits:
      "SELECT * FROM visits WHERE line NOT IN (SELECT line FROM timeline)"
    case .trade: "SELECT *, min(line) FROM trade GROUP BY partner, period"
    default: "SELECT * FROM \(table)"
    }
  }
}

extension FactRows {
  /// Everything in a row that a person may search for, not folded.
  func text(of cells: Cells) throws -> String {
    let words = try words(of: cells)
    var parts = [words.date, words.title, words.detail, cells["note"]]
    // One entry stands for all flows of a year.
    if cells.table == .trade { parts.append("trade exports imports total") }
    for column in cells.table.schema.columns where column.name != "note" {
      let text = cells[column.name]
      guard !text.isEmpty else { continue }
      switch column.type {
      case .text where column.name != "url", .list: parts.append(text)
      case .reference(.partners), .references(.partners):
        parts += [text] + (try listItems(text).map { try names("official_name", "local_name", of: $0, in: .partners) })
      case .reference(.leaders), .references(.leaders):
        parts += try listItems(text).map { try names("name", "native_name", of: $0, in: .leaders) }
      default: continue
      }
    }
    return parts.joined(separator: "\n")
  }

  private func names(_ first: String, _ second: String, of id: String, in table: Table) throws -> String {
    try db.first("SELECT \(first), \(second) FROM \(table) WHERE id = ?", [id.databaseValue]) {
      $0.text(0) + " " + $0.text(1)
    } ?? ""
  }
}
