internal import Diplomacy
internal import GRDB

/// Whether sources can be found again, and whether rows trust them no more than they deserve.
enum SourceChecks {
  static let all = [
    Check(.sourceUnused, over: Set(Table.allCases)) { db, _ in try unused(db) },
    Check(.sourceIncomplete, over: [.sources]) { db, _ in try incomplete(db) },
    Check(.addressInvalid, over: [.sources]) { db, _ in try addresses(db) },
    Check(.confidenceUnverified, over: Set(Table.allCases)) { db, _ in try unverified(db) },
  ]

  private static func unused(_ db: Database) throws -> [Finding] {
    try db.all(
      """
      SELECT line, id FROM sources
      WHERE NOT EXISTS (SELECT 1 FROM mentions WHERE target = 'sources' AND mentions.id = sources.id)
      """
    ) { Finding(.sources, $0.integer(0), "id", "no row names the source “\(shortened($0.text(1)))”") }
  }

  private static func incomplete(_ db: Database) throws -> [Finding] {
    try db.all("SELECT line, id FROM sources WHERE publisher IS NULL AND url IS NULL") {
      Finding(
        .sources, $0.integer(0), "publisher", "the source “\(shortened($0.text(1)))” has neither publisher nor address")
    }
  }

  private static func addresses(_ db: Database) throws -> [Finding] {
    try db.all(
      """
      SELECT line, url FROM sources WHERE url IS NOT NULL
        AND (instr(url, ' ') > 0 OR (url NOT LIKE 'http://_%' AND url NOT LIKE 'https://_%'))
      """
    ) { Finding(.sources, $0.integer(0), "url", "“\(shortened($0.text(1)))” is not an address of the web") }
  }

  private static func unverified(_ db: Database) throws -> [Finding] {
    let tables = try db.all(
      "SELECT DISTINCT origin FROM mentions WHERE target = 'sources' AND id = ?", [Convention.unverified.databaseValue]
    ) { Table(rawValue: $0.text(0)) }
    return try tables.compactMap(\.self).flatMap { table in
      try db.all(
        "SELECT line, confidence FROM \(table) WHERE sources = ? AND confidence IS NOT 'low'",
        [Convention.unverified.databaseValue]
      ) { row in
        let stated = row.text(1).isEmpty ? "blank, which is read as medium" : row.text(1)
        return Finding(
          table, row.integer(0), "confidence", "confidence is \(stated), but nobody has looked the row up")
      }
    }
  }
}

/// Rows joined by `reading_of`.
enum ReadingChecks {
  static let all = [
    Check(.readingBroken, over: Set(Readings.tables)) { db, _ in try broken(db) },
    Check(.readingsDiffer, over: Set(Readings.tables + [.sources])) { db, _ in try differing(db) },
  ]

  private static func broken(_ db: Database) throws -> [Finding] {
    try Readings.tables.flatMap { table in
      try db.all(
        """
        SELECT t.line, t.id FROM mentions m CROSS JOIN \(table) t ON t.id = m.id
        WHERE m.origin = ?1 AND m.target = ?1 AND m."column" = 'reading_of' AND t.reading_of = m.id
        """, [table.rawValue.databaseValue]
      ) { Finding(table, $0.integer(0), "reading_of", "reading_of names the row's own id “\(shortened($0.text(1)))”") }
    }
  }

  /// One finding on each row that is not shown: what the shown one says instead, and why that is shown.
  private static func differing(_ db: Database) throws -> [Finding] {
    try Readings.tables.flatMap { table in
      let pairs = try db.all(
        """
        SELECT hidden.line, shown.line FROM readings hidden JOIN readings shown
          ON shown.origin = hidden.origin AND shown.head = hidden.head AND shown.is_shown = 1
        WHERE hidden.origin = ? AND hidden.is_shown = 0
        """, [table.rawValue.databaseValue]
      ) { (hidden: $0.integer(0), shown: $0.integer(1)) }
      return try pairs.map { try finding(table, hidden: $0.hidden, shown: $0.shown, db) }
    }
  }

  private static func finding(_ table: Table, hidden: Int, shown: Int, _ db: Database) throws -> Finding {
    let (own, other) = (try cells(table, hidden, db), try cells(table, shown, db))
    let differences = table.schema.columns.compactMap { column -> String? in
      guard !Self.aside.contains(column.name), let left = own[column.name], let right = other[column.name],
        left != right
      else { return nil }
      return "\(column.name) \(Self.quoted(right)) instead of \(Self.quoted(left))"
    }
    let says = differences.isEmpty ? "which says the same" : "with \(differences.joined(separator: ", "))"
    let why = try preference(other, shown, db).reason(over: try preference(own, hidden, db))
    return Finding(table, hidden, "reading_of", "line \(shown) is shown, \(says): \(why)")
  }

  /// Columns in which readings always differ, or which say nothing of the fact.
  private static let aside: Set<String> = ["id", "reading_of", "confidence", "sources", "note"]

  private static func quoted(_ text: String) -> String { text.isEmpty ? "blank" : "“\(shortened(text))”" }

  private static func cells(_ table: Table, _ line: Int, _ db: Database) throws -> [String: String] {
    let names = table.schema.columns.map(\.name)
    let list = names.map { "CAST(\"\($0)\" AS TEXT)" }.joined(separator: ", ")
    return try db.first("SELECT \(list) FROM \(table) WHERE line = ?", [line.databaseValue]) { row in
      Dictionary(names.enumerated().map { ($1, row.text($0)) }, uniquingKeysWith: { first, _ in first })
    } ?? [:]
  }

  private static func preference(_ cells: [String: String], _ line: Int, _ db: Database) throws -> Preference {
    try Readings.preference(
      line: line, confidence: cells["confidence"] ?? "", sources: cells["sources"] ?? "", db)
  }
}
