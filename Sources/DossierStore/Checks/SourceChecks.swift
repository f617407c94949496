internal import Diplomacy
internal import GRDB

/// Whether sources can be found again, and whether rows trust them no more than they deserve.
enum SourceChecks {
  static let all = [
    Check(.sourceUnused, over: Set(Table.allCases), needing: everywhere("sources")) { try unused($0.db) },
    Check(.sourceIncomplete, over: [.sources], needing: [.sources: ["publisher", "url"]]) {
      try incomplete($0.db)
    },
    Check(.addressInvalid, over: [.sources]) { try addresses($0.db) },
    Check(.confidenceUnverified, over: Set(Table.allCases), needing: everywhere("confidence")) {
      try unverified($0.db)
    },
  ]

  /// A column of every table that has it.
  private static func everywhere(_ column: String) -> [Table: Set<String>] {
    Dictionary(
      Table.allCases.filter { $0.schema.index(of: column) != nil }.map { ($0, [column]) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func unused(_ db: Database) throws -> Findings {
    try db.findings(
      .sources,
      """
      SELECT line, id FROM sources
      WHERE NOT EXISTS (SELECT 1 FROM mentions WHERE target = 'sources' AND mentions.id = sources.id)
      """
    ) { Finding(.sources, $0.integer(0), "id", "no row names the source “\(shortened($0.text(1)))”") }
  }

  private static func incomplete(_ db: Database) throws -> Findings {
    try db.findings(.sources, "SELECT line, id FROM sources WHERE publisher IS NULL AND url IS NULL") {
      Finding(
        .sources, $0.integer(0), "publisher", "the source “\(shortened($0.text(1)))” has neither publisher nor address")
    }
  }

  private static func addresses(_ db: Database) throws -> Findings {
    try db.findings(
      .sources,
      """
      SELECT line, url FROM sources WHERE url IS NOT NULL
        AND (instr(url, ' ') > 0 OR (url NOT LIKE 'http://_%' AND url NOT LIKE 'https://_%'))
      """
    ) { Finding(.sources, $0.integer(0), "url", "“\(shortened($0.text(1)))” is not an address of the web") }
  }

  private static func unverified(_ db: Database) throws -> Findings {
    let tables = try db.all(
      "SELECT DISTINCT origin FROM mentions WHERE target = 'sources' AND id = ?", [Convention.unverified.databaseValue]
    ) { Table(rawValue: $0.text(0)) }
    var findings = Findings()
    for table in tables.compactMap(\.self) {
      try db.findings(
        table, "SELECT line, confidence FROM \(table) WHERE sources = ? AND confidence IS NOT 'low'",
        [Convention.unverified.databaseValue], into: &findings
      ) { row in
        let stated = row.text(1).isEmpty ? "blank, which is read as medium" : row.text(1)
        return Finding(
          table, row.integer(0), "confidence", "confidence is \(stated), but nobody has looked the row up")
      }
    }
    return findings
  }
}
