internal import Diplomacy
internal import GRDB

/// Rows of `problems`.
enum ProblemRows {
  private static let columns = "severity, rule, file, line, \"column\", reason, mend, explanation, row_line"

  /// The worst first, and of those what keeps rows from being read: the others may follow from it.
  private static let order = """
    CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END,
    rule NOT IN ('\(Rule.schema.rawValue)', '\(Rule.csv.rawValue)')
    """

  /// What somebody has to do something about: notes and what is explained are for those who look. The header counts it
  /// at every start, with an index of its own.
  static let isDue = "severity <> 'note' AND (severity = 'error' OR explanation = '')"

  private static func problem(_ row: RawStatement) -> Problem {
    Problem(
      Problem.Severity(rawValue: row.text(0)) ?? .error, rule: row.text(1), file: row.text(2), line: row.integer(3),
      column: row.integer(4), rowLine: row.integer(8), reason: row.text(5), mend: row.text(6), explanation: row.text(7)
    )
  }

  /// Everything that was found: errors first, among them what keeps rows from being read; then by file and line.
  static func all(_ db: Database) throws -> [Problem] {
    try db.all("SELECT \(columns) FROM problems ORDER BY \(order), file, line, \"column\", rule, reason", [], problem)
  }

  /// What was found in the row that starts in a line.
  static func problems(_ db: Database, file: String, line: Int) throws -> [Problem] {
    try db.all(
      "SELECT \(columns) FROM problems WHERE file = ? AND row_line = ? ORDER BY \(order), line, rule",
      [file.databaseValue, line.databaseValue], problem)
  }
}

extension Database {
  /// Replaces what one reading, or one check, found.
  func replaceProblems(of origin: String, with problems: [Problem]) throws {
    try run("DELETE FROM problems WHERE origin = ?", [origin.databaseValue])
    try addProblems(of: origin, problems)
  }

  func addProblems(of origin: String, _ problems: [Problem]) throws {
    for problem in problems {
      try run(
        "INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
          origin.databaseValue, problem.severity.rawValue.databaseValue, problem.rule.databaseValue,
          problem.file.databaseValue, problem.line.databaseValue, problem.column.databaseValue,
          problem.reason.databaseValue, problem.mend.databaseValue, problem.explanation.databaseValue,
          problem.rowLine.databaseValue,
        ])
    }
  }
}
