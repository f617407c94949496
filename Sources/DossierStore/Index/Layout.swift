internal import GRDB

/// The tables of the index. What the files say stands in one table per file, under the file's column names; the rest
/// is derived from those and can be made again at any time.
enum Layout {
  /// To be raised with every change to the tables or to what is written into them, findings of checks included: an
  /// older index is then rebuilt.
  static let version = 25

  /// Makes the index empty, whatever was in it.
  static func create(_ db: Database) throws {
    try dropEverything(db)
    for table in Table.allCases { try db.execute(sql: creation(of: table)) }
    try db.execute(sql: bookkeeping + derived + StoredBlocks.creation + Readings.creation + SearchIndex.creation)
    try makeTimelineIndexes(db)
    try db.execute(sql: "INSERT INTO meta VALUES ('layout', ?)", arguments: [String(version)])
  }

  /// Whether the index has the tables that this program writes.
  static func isCurrent(_ db: Database) throws -> Bool {
    do {
      return try db.first("SELECT value FROM meta WHERE key = 'layout'") { $0.text(0) } == String(version)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
      // There is no such table: the index is new.
      return false
    }
  }

  private static func dropEverything(_ db: Database) throws {
    for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'view'") {
      try db.execute(sql: "DROP VIEW IF EXISTS \"\(name)\"")
    }
    let names = try String.fetchAll(
      db,
      sql: """
        SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
        ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC
        """)
    for name in names { try db.execute(sql: "DROP TABLE IF EXISTS \"\(name)\"") }
  }

  /// The columns that hold a table's cells, in the order of its schema: a date has its first and last day beside it.
  static func columns(of table: Table) -> [String] {
    table.schema.columns.flatMap { column in
      column.type == .date ? [column.name, "\(column.name)_first", "\(column.name)_last"] : [column.name]
    }
  }

  private static func creation(of table: Table) -> String {
    let columns = columns(of: table).map { "\"\($0)\"" }.joined(separator: ", ")
    let readings =
      table.schema.index(of: "reading_of") == nil
      ? "" : "CREATE INDEX \(table)_readings ON \(table)(reading_of) WHERE reading_of IS NOT NULL;"
    return "CREATE TABLE \(table)(line INTEGER PRIMARY KEY, \(columns));" + readings
      + indexes(of: table).joined(separator: ";") + ";"
  }

  private static func indexes(of table: Table) -> [String] {
    (indexed[table] ?? []).enumerated().map { "CREATE INDEX \(table)_\($0) ON \(table)(\($1))" }
  }

  /// Makes the indexes of a table that were dropped: sorting all rows at once is quicker than putting in each.
  static func makeIndexes(of table: Table, _ db: Database) throws {
    // SQLite sorts as many bytes at once as its cache has, and nobody can stop it meanwhile.
    let cache = try db.first("PRAGMA cache_size") { $0.integer(0) } ?? -2_000
    try db.execute(sql: "PRAGMA cache_size = -16384")
    for sql in indexes(of: table) { try db.execute(sql: sql) }
    try db.execute(sql: "PRAGMA cache_size = \(cache)")
  }

  static func dropIndexes(of table: Table, _ db: Database) throws {
    for number in (indexed[table] ?? []).indices { try db.execute(sql: "DROP INDEX IF EXISTS \(table)_\(number)") }
  }

  private static let indexed: [Table: [String]] = [
    .sources: ["id"], .partners: ["id"], .leaders: ["id"], .visits: ["id"], .terms: ["leader", "country", "id"],
    .milestones: ["partner, date_first", "id"], .agreements: ["id"], .memberships: ["id"], .initiatives: ["id"],
    .exchanges: ["partner", "id"], .trade: ["partner, period, flow"], .commodities: ["partner, period, flow"],
    .investments: ["partner"], .cooperation: ["partner"], .economy: ["indicator, period"],
  ]

  private static let bookkeeping = """
    CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
    CREATE TABLE series(position INTEGER PRIMARY KEY, id TEXT, title TEXT, basis TEXT, publisher TEXT);
    CREATE TABLE files(
      name TEXT PRIMARY KEY, path TEXT, size INTEGER, modified INTEGER, changed INTEGER, fingerprint INTEGER,
      gaps TEXT
    ) WITHOUT ROWID;
    CREATE TABLE problems(
      origin TEXT, severity TEXT, rule TEXT, file TEXT, line INTEGER, "column" INTEGER, reason TEXT, mend TEXT,
      explanation TEXT, row_line INTEGER);
    CREATE INDEX problems_due ON problems(severity) WHERE \(ProblemRows.isDue);
    CREATE TABLE mentions(
      origin TEXT, target TEXT, id TEXT, "column" TEXT, line INTEGER, position INTEGER, count INTEGER,
      row_line INTEGER);
    CREATE INDEX mentions_target ON mentions(target, id);
    CREATE TABLE left_out(origin TEXT, id TEXT, PRIMARY KEY(origin, id)) WITHOUT ROWID;
    """

  /// `timeline` has one narrow row per visit, numbered from 1 in the order of time, so that a place in the unfiltered
  /// timeline is a number. `postings` has for each value of each field the set of visits that have it, `word` the same
  /// for the words of their texts. `visit_aside` has the visits that are searched
  /// only, numbered after the others. `visit_dispute` names the groups of terms that disagree on an office on the days
  /// of a visit.
  private static let derived = """
    CREATE TABLE party(
      n INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT, folded TEXT, words TEXT, written TEXT, region TEXT,
      is_home INTEGER, held INTEGER, last_held INTEGER, last_out INTEGER, last_out_text TEXT, last_in INTEGER,
      last_in_text TEXT, totals BLOB);
    CREATE TABLE shown_trade(partner TEXT PRIMARY KEY, years BLOB) WITHOUT ROWID;
    CREATE TABLE people(
      n INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT, native TEXT, display TEXT, country TEXT, folded TEXT,
      lowered TEXT, words TEXT, written TEXT, visits INTEGER);
    CREATE TABLE timeline(
      n INTEGER PRIMARY KEY, partner INTEGER, direction INTEGER, kind INTEGER, status INTEGER, confidence INTEGER,
      start_day INTEGER, end_day INTEGER, ranks INTEGER, has INTEGER, line INTEGER);
    CREATE TABLE visit_aside(n INTEGER PRIMARY KEY, line INTEGER);
    CREATE TABLE postings(key INTEGER PRIMARY KEY, count INTEGER, visits BLOB);
    CREATE TABLE word(n INTEGER PRIMARY KEY, text TEXT, count INTEGER, visits BLOB, places BLOB);
    CREATE TABLE place(n INTEGER PRIMARY KEY, text TEXT, folded TEXT, lowered TEXT, words TEXT, written TEXT);
    CREATE TABLE document(n INTEGER PRIMARY KEY, id TEXT);
    CREATE TABLE visit_dispute(visit INTEGER, head TEXT);
    CREATE TABLE years(
      year INTEGER PRIMARY KEY, first INTEGER, last INTEGER, outbound INTEGER, inbound INTEGER);
    """

  /// Indexes of the derived tables: dropped while these are filled, which is quicker than keeping them in order.
  private static let timelineIndexes = [
    "timeline_line": "timeline(line)", "word_text": "word(text)", "visit_dispute_visit": "visit_dispute(visit, head)",
  ]

  static func makeTimelineIndexes(_ db: Database) throws {
    for (name, columns) in timelineIndexes.sorted(by: { $0.key < $1.key }) {
      try db.execute(sql: "CREATE INDEX IF NOT EXISTS \(name) ON \(columns)")
    }
  }

  /// Drops the index from lines to numbers, until it is made again.
  static func dropTimelineIndex(_ db: Database) throws { try db.execute(sql: "DROP INDEX IF EXISTS timeline_line") }

  /// Empties everything that is derived from visits, leaders, terms and partners.
  static func clearTimeline(_ db: Database) throws {
    for name in timelineIndexes.keys { try db.execute(sql: "DROP INDEX IF EXISTS \(name)") }
    for table in [
      "people", "timeline", "visit_aside", "postings", "word", "place", "document", "visit_dispute", "years", "party",
    ] {
      try db.execute(sql: "DELETE FROM \(table)")
    }
  }
}
