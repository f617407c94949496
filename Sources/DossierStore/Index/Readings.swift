internal import Diplomacy
internal import GRDB

/// Rows joined by `reading_of`: which of them is shown. The others are kept out of lists and counts, one key away.
enum Readings {
  /// The tables whose rows can be readings of each other.
  static let tables = Table.allCases.filter { $0.schema.index(of: "reading_of") != nil }

  /// What lists and counts look at: the rows of a table without the readings that are not shown.
  static func shown(_ table: Table) -> String { "shown_\(table)" }

  /// The table of readings, and a view of the shown rows for each table that can have some.
  static let creation =
    """
    CREATE TABLE readings(origin TEXT, line INTEGER, head TEXT, is_shown INTEGER, PRIMARY KEY(origin, line))
      WITHOUT ROWID;
    CREATE INDEX readings_head ON readings(origin, head, is_shown);
    """
    + tables.map { table in
      """
      CREATE VIEW \(shown(table)) AS SELECT * FROM \(table)
      WHERE NOT (\(isSetAside(table)));
      """
    }.joined()

  /// The condition for a row with other readings.
  static func isInDispute(_ table: Table, line: String = "line") -> String {
    "\(line) IN (SELECT line FROM readings WHERE origin = '\(table)')"
  }

  /// The condition for a reading in whose place another is shown.
  static func isSetAside(_ table: Table, line: String = "line") -> String {
    "\(line) IN (SELECT line FROM readings WHERE origin = '\(table)' AND is_shown = 0)"
  }

  /// Finds the groups anew and chooses in each.
  ///
  /// - Returns: the tables in which anything came out otherwise than before.
  static func derive(_ db: Database) throws -> Set<Table> {
    let before = try all(db)
    try db.run("DELETE FROM readings")
    for table in tables { try derive(table, db) }
    let after = try all(db)
    return Set(tables.filter { before[$0.rawValue] != after[$0.rawValue] })
  }

  /// Of the visits that have other readings, by line, whether they are shown.
  static func ofVisits(_ db: Database) throws -> [Int: Bool] {
    var shown: [Int: Bool] = [:]
    try db.each("SELECT line, is_shown FROM readings WHERE origin = 'visits'") { row in
      shown[row.integer(0)] = row.integer(1) == 1
    }
    return shown
  }

  private static func all(_ db: Database) throws -> [String: [String]] {
    var all: [String: [String]] = [:]
    try db.each("SELECT origin, line || ' ' || is_shown || ' ' || head FROM readings") { row in
      all[row.text(0), default: []].append(row.text(1))
    }
    return all
  }

  private static func derive(_ table: Table, _ db: Database) throws {
    var groups = ReadingGroups()
    try db.each("SELECT id, reading_of FROM \(table) WHERE reading_of IS NOT NULL ORDER BY line") { row in
      groups.join(row.text(0), row.text(1))
    }
    guard !groups.isEmpty else { return }
    let insert = try RowWriter(db, "INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?)")
    for (head, ids) in groups.all() {
      let rows = try ids.compactMap { try preference(of: $0, in: table, db) }.sorted()
      for (position, row) in rows.enumerated() where rows.count > 1 {
        try insert.write([
          table.rawValue.databaseValue, row.line.databaseValue, head.databaseValue, (position == 0).databaseValue,
        ])
      }
    }
  }

  /// What speaks for a row; nil when it is not there.
  private static func preference(of id: String, in table: Table, _ db: Database) throws -> Preference? {
    try db.first("SELECT line, confidence, sources FROM \(table) WHERE id = ?", [id.databaseValue]) { row in
      try preference(line: row.integer(0), confidence: row.text(1), sources: row.text(2), db)
    }
  }

  static func preference(line: Int, confidence: String, sources: String, _ db: Database) throws -> Preference {
    var preference = Preference(
      confidence: Confidence(rawValue: confidence) ?? .medium, kind: nil, published: nil, line: line)
    for id in listItems(sources) {
      try db.each("SELECT kind, published_last FROM sources WHERE id = ?", [id.databaseValue]) { row in
        let kind = SourceKind(rawValue: row.text(0)) ?? .reference
        if preference.kind.map({ kind.order < $0.order }) ?? true { preference.kind = kind }
        if let day = row.optional(1) { preference.published = max(preference.published ?? day, day) }
      }
    }
    return preference
  }
}

/// Ids that name each other, gathered into groups; a group goes by the id that the others lead to.
struct ReadingGroups {
  private var parent: [String: String] = [:]

  var isEmpty: Bool { parent.isEmpty }

  mutating func join(_ id: String, _ other: String) {
    let (from, to) = (root(id), root(other))
    for name in [id, other] where parent[name] == nil { parent[name] = name }
    if from != to { parent[from] = to }
  }

  /// Where an id leads to. What was passed on the way leads there at once from now on: each of a long chain of rows
  /// would else go all the way.
  private mutating func root(_ id: String) -> String {
    var root = id
    while let next = parent[root], next != root { root = next }
    var current = id
    while let next = parent[current], next != root {
      parent[current] = root
      current = next
    }
    return root
  }

  /// The groups in the order of their heads, the ids of each in order.
  mutating func all() -> [(head: String, ids: [String])] {
    var groups: [String: [String]] = [:]
    for id in parent.keys.sorted() { groups[root(id), default: []].append(id) }
    return groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
