internal import Diplomacy
internal import GRDB

/// Rows joined by `reading_of`.
enum ReadingChecks {
  static let all = [
    Check(.readingBroken, over: Set(Readings.tables)) { try broken($0.db) },
    Check(.readingMismatch, over: Set(Readings.tables)) { try mismatched($0.db) },
    Check(.readingsDiffer, over: Set(Readings.tables + [.sources])) { try differing($0.db) },
  ]

  // MARK: Other things

  /// The columns that say what a row is about.
  private static func identity(of table: Table) -> [String] {
    switch table {
    case .visits: ["partner", "direction", "home_leaders", "partner_leaders"]
    case .milestones, .exchanges: ["partner"]
    case .terms: ["country", "office"]
    case .agreements: ["partners"]
    case .memberships: ["body"]
    default: []
    }
  }

  /// Of two rows that are said to be one thing, those that are two: one of them would vanish without a word.
  private static func mismatched(_ db: Database) throws -> [Finding] {
    try Readings.tables.flatMap { table -> [Finding] in
      let columns = identity(of: table)
      guard !columns.isEmpty else { return [] }
      let list = ["own", "other"].flatMap { row in columns.map { "\(row).\"\($0)\"" } }.joined(separator: ", ")
      return try db.all(
        """
        SELECT own.line, other.line, \(list) FROM \(table) own JOIN \(table) other ON other.id = own.reading_of
        WHERE own.reading_of IS NOT NULL AND other.line <> own.line
        """
      ) { row -> Finding? in
        let own = columns.indices.map { row.text($0 + 2) }
        let other = columns.indices.map { row.text($0 + 2 + columns.count) }
        guard let what = difference(table, own, other) else { return nil }
        return Finding(table, row.integer(0), "reading_of", "line \(row.integer(1)) is about \(what)")
      }.compactMap(\.self)
    }
  }

  /// In what two rows are about different things; nil when they may be about one. A blank cell differs from none.
  private static func difference(_ table: Table, _ own: [String], _ other: [String]) -> String? {
    func differs(_ index: Int) -> Bool {
      !own[index].isEmpty && !other[index].isEmpty
        && SearchText.fold(CellText.composed(own[index])) != SearchText.fold(CellText.composed(other[index]))
    }
    func words(_ what: String, _ index: Int) -> String {
      "another \(what): “\(shortened(other[index]))”, not “\(shortened(own[index]))”"
    }
    switch table {
    case .visits:
      let travellers = [own, other].map { Set(listItems($0[2]) + listItems($0[3])) }
      guard travellers[0].isDisjoint(with: travellers[1]) else { return nil }
      if differs(0) { return words("partner", 0) + ", and no traveller is the same" }
      // Where one row names nobody, only the list may have the direction wrong.
      let areNamed = travellers.allSatisfy { !$0.isEmpty }
      return differs(1) && areNamed ? words("direction", 1) + ", and no traveller is the same" : nil
    case .terms: return differs(0) ? words("country", 0) : differs(1) ? words("office", 1) : nil
    case .agreements:
      return Set(listItems(own[0])).isDisjoint(with: listItems(other[0])) ? words("partner", 0) : nil
    case .memberships: return differs(0) ? words("body", 0) : nil
    default: return differs(0) ? words("partner", 0) : nil
    }
  }

  // MARK: Readings

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
    // Rows about two things differ in everything, which is no matter of sources.
    let mismatched = try mismatched(db)
    return try Readings.tables.flatMap { table in
      let broken = Set(mismatched.filter { $0.table == table }.map(\.line))
      let pairs = try db.all(
        """
        SELECT hidden.line, shown.line FROM readings hidden JOIN readings shown
          ON shown.origin = hidden.origin AND shown.head = hidden.head AND shown.is_shown = 1
        WHERE hidden.origin = ? AND hidden.is_shown = 0
        """, [table.rawValue.databaseValue]
      ) { (hidden: $0.integer(0), shown: $0.integer(1)) }
      return try pairs.filter { !broken.contains($0.hidden) && !broken.contains($0.shown) }.map {
        try finding(table, hidden: $0.hidden, shown: $0.shown, db)
      }
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
