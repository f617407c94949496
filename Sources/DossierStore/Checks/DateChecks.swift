internal import Diplomacy
internal import GRDB

/// Dates that no reader of a dossier will ever come to, such as 2111 for 2011.
enum DateChecks {
  static let all = [
    Check(.dateFar, over: Set(dated.map(\.table) + [.sources])) { try far($0.db) }
  ]

  private static let dated: [(table: Table, columns: [String])] = [
    (.visits, ["start", "end"]), (.milestones, ["date"]), (.exchanges, ["date"]), (.trade, ["period"]),
    (.agreements, ["proposed", "signed"]),
  ]

  private static func far(_ db: Database) throws -> Findings {
    let floor = CalendarDay(year: Threshold.firstYear, month: 1, day: 1)?.ordinal ?? Int.min
    let latest = try latestSource(db)
    var findings = Findings()
    for (table, columns) in dated {
      guard let known = try latest ?? lastChange(of: table, db) else { continue }
      let limit = CalendarDay(ordinal: known).advanced(byYears: Threshold.farYears).ordinal
      for column in columns {
        try db.findings(
          table,
          """
          SELECT line, "\(column)", \(column)_last < \(floor) FROM \(table)
          WHERE \(column)_first > \(limit) OR \(column)_last < \(floor)
          """, into: &findings
        ) { row in
          let date = shortened(row.text(1))
          let reason =
            row.integer(2) == 1
            ? "\(column) \(date) is before \(Threshold.firstYear)"
            : "\(column) \(date) is more than \(Threshold.farYears) years after "
              + (latest == nil ? "the file was written" : "the latest source, of \(CalendarDay(ordinal: known))")
          return Finding(table, row.integer(0), column, reason)
        }
      }
    }
    return findings
  }

  /// The last day on which a source was published or looked at.
  private static func latestSource(_ db: Database) throws -> Int? {
    try db.first(
      "SELECT max(max(ifnull(accessed_last, published_last), ifnull(published_last, accessed_last))) FROM sources"
    ) {
      $0.optional(0)
    } ?? nil
  }

  /// The day on which the file of a table was last changed: no clock is asked, so that a dossier does not go stale.
  private static func lastChange(of table: Table, _ db: Database) throws -> Int? {
    try KnownFile(db, table.rawValue).map { $0.stamp.modified / 86_400_000_000_000 }
  }
}
