internal import Diplomacy
internal import GRDB

/// Rows of `problems`.
enum ProblemRows {
  private static let columns = "severity, rule, file, line, \"column\", reason, mend, explanation"

  /// The worst first.
  private static let severity = "CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END"

  private static func problem(_ row: Row) -> Problem {
    Problem(
      Problem.Severity(rawValue: row.text(0)) ?? .error, rule: row.text(1), file: row.text(2), line: row.integer(3),
      column: row.integer(4), reason: row.text(5), mend: row.text(6), explanation: row.text(7))
  }

  /// Everything that was found, errors first, then by file and line.
  static func all(_ db: Database) throws -> [Problem] {
    try db.all(
      "SELECT \(columns) FROM problems ORDER BY \(severity), file, line, \"column\", rule, reason", [], problem)
  }

  /// What was found in one row.
  static func problems(_ db: Database, file: String, line: Int) throws -> [Problem] {
    try db.all(
      "SELECT \(columns) FROM problems WHERE file = ? AND line = ? ORDER BY \(severity), rule",
      [file.databaseValue, line.databaseValue], problem)
  }
}
