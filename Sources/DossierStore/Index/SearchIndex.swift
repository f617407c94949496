internal import Diplomacy
internal import GRDB

/// The words of every row, for searching all tables at once: one full-text table for each table, so that a changed file
/// refills its own.
///
/// Visits have theirs with the timeline; of trade there is one entry for each partner and period, since nobody searches
/// for one figure among twenty of a year.
enum SearchIndex {
  private static let tables = Table.allCases.filter { $0 != .visits }

  static func name(_ table: Table) -> String { "search_\(table)" }

  static let creation = tables.map { table in
    "CREATE VIRTUAL TABLE \(name(table)) USING fts5(text, content = '', tokenize = 'unicode61', prefix = '2 3');"
  }.joined()

  /// Refills what depends on tables that changed: names of partners and leaders stand in every entry, and the titles of
  /// series in those of figures.
  static func derive(_ db: Database, changed: Set<Table>, descriptorChanged: Bool) throws {
    let isEverything = descriptorChanged || !changed.isDisjoint(with: [.partners, .leaders])
    let rows = try FactRows(db)
    for table in tables where isEverything || changed.contains(table) { try fill(table, rows) }
  }

  private static func fill(_ table: Table, _ rows: FactRows) throws {
    let name = name(table)
    try rows.db.run("INSERT INTO \(name)(\(name)) VALUES ('delete-all')")
    let insert = try RowWriter(rows.db, "INSERT INTO \(name)(rowid, text) VALUES (?, ?)")
    // Where a year's figure is there, it stands for those of the months, which come after it.
    var year = ""
    try rows.db.each(selection(table)) { row in
      let cells = Cells(row, of: table)
      if table == .trade {
        let key = cells["partner"] + " " + cells["period"]
        if !year.isEmpty, key.hasPrefix(year + "-") { return }
        year = key
      }
      let text = SearchWords.indexed(CellText.composed(try rows.text(of: cells)))
      try insert.write([cells.line.databaseValue, text.databaseValue])
    }
  }

  static func selection(_ table: Table) -> String {
    guard table == .trade else { return "SELECT * FROM \(table)" }
    // The first row of each partner and period is found in the index alone, so that not all of trade is sorted.
    return """
      SELECT t.* FROM (SELECT min(line) AS first FROM trade GROUP BY partner, period) f
      CROSS JOIN trade t ON t.line = f.first
      """
  }
}

extension FactRows {
  /// Everything in a row that a person may search for, not folded.
  func text(of cells: Cells) throws -> String {
    let words = try words(of: cells)
    var parts = [words.date, words.title, words.detail, cells["note"]]
    // One entry stands for all flows of a year.
    if cells.table == .trade { parts.append("trade exports imports total") }
    if cells.table == .partners { parts += [cells["id"], try namesInOneWord(of: cells["id"])] }
    for column in cells.table.schema.columns where column.name != "note" {
      let text = cells[column.name]
      guard !text.isEmpty else { continue }
      switch column.type {
      case .text where column.name != "url", .list: parts.append(text)
      case .reference(.partners), .references(.partners):
        parts.append(text)
        parts += try listItems(text).map(otherNames)
      // Words such as "normalised" or "planned", and amounts as bare digits; the confidence is a filter's matter.
      case .choice where column.name != "confidence": parts.append(Self.plain(text))
      case .amount: parts.append(text)
      case .reference(.leaders), .references(.leaders):
        parts += try listItems(text).map(bothNames)
      default: continue
      }
    }
    return parts.joined(separator: "\n")
  }

  /// The names of a partner besides the one that is shown, and all that have several words as one each.
  private func otherNames(of partner: String) throws -> String {
    try names.text("other", partner) {
      let others = try db.first(
        "SELECT official_name, local_name FROM partners WHERE id = ?", [partner.databaseValue]
      ) { $0.text(0) + " " + $0.text(1) }
      return (others ?? "") + "\n" + (try namesInOneWord(of: partner))
    }
  }

  /// The names of a partner that have several words as one each.
  private func namesInOneWord(of partner: String) throws -> String {
    try db.first("SELECT name, official_name, local_name FROM partners WHERE id = ?", [partner.databaseValue]) { row in
      (0...2).map { SearchWords.inOneWord(CellText.composed(row.text($0))) }.filter { !$0.isEmpty }
        .joined(separator: " ")
    } ?? ""
  }

  private func bothNames(of leader: String) throws -> String {
    try names.text("both", leader) {
      try db.first("SELECT name, native_name FROM leaders WHERE id = ?", [leader.databaseValue]) {
        $0.text(0) + " " + $0.text(1)
      } ?? ""
    }
  }
}
