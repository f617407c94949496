package import Diplomacy
internal import GRDB

/// What was looked at, and what was found.
package struct CheckReport: Hashable, Sendable {
  /// Errors first, then warnings, then notes; within each by file and line.
  package var problems: [Problem]
  /// How many files there are, the descriptor not counted, and how many of their rows could be used.
  package var files: Int
  package var rows: Int

  package init(problems: [Problem], files: Int, rows: Int) {
    self.problems = problems
    self.files = files
    self.rows = rows
  }
}

extension Dossier {
  /// Everything that was found in the files, errors first, then by file and line.
  package func problems() throws -> [Problem] {
    try read(Self.problems)
  }

  /// The problems together with how much was checked.
  package func checkReport() throws -> CheckReport {
    try read { db in
      var report = CheckReport(problems: try Self.problems(db), files: 0, rows: 0)
      report.files =
        try db.first(
          "SELECT count(*) FROM files WHERE size >= 0 AND name <> ?",
          [
            Descriptor.fileName.databaseValue
          ]
        ) { $0.integer(0) } ?? 0
      for table in Table.allCases {
        report.rows += try db.first("SELECT count(*) FROM \(table)") { $0.integer(0) } ?? 0
      }
      return report
    }
  }

  private static func problems(_ db: Database) throws -> [Problem] {
    try db.all(
      """
      SELECT severity, rule, file, line, "column", reason, mend, explanation FROM problems
      ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, file, line, "column", rule
      """
    ) { row in
      Problem(
        Problem.Severity(rawValue: row.text(0)) ?? .error, rule: row.text(1), file: row.text(2),
        line: row.integer(3), column: row.integer(4), reason: row.text(5), mend: row.text(6), explanation: row.text(7))
    }
  }
}
