internal import Diplomacy
internal import GRDB

/// Ids that rows name in other tables: kept per file, and compared with those tables after every change.
enum References {
  static let origin = "references"

  static func store(_ references: [Reference], of table: Table, _ db: Database) throws {
    for reference in references {
      try db.run(
        "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
          table.rawValue.databaseValue, reference.target.rawValue.databaseValue, reference.id.databaseValue,
          reference.column.databaseValue, reference.line.databaseValue, reference.position.databaseValue,
          reference.count.databaseValue,
        ])
    }
  }

  /// Finds the ids that are not there, and says so once for each column that names one.
  static func check(_ db: Database) throws {
    var problems: [Problem] = []
    let targets = try db.all("SELECT DISTINCT target FROM mentions") { Table(rawValue: $0.text(0)) }
    for target in targets.compactMap(\.self) {
      let path = try KnownFile(db, target.rawValue)?.path ?? target.defaultPath
      try db.each(
        """
        SELECT files.path, mentions.id, "column", line, position, count FROM mentions
        JOIN files ON files.name = origin
        WHERE target = ? AND mentions.id NOT IN (SELECT id FROM \(target)) ORDER BY origin, line
        """, [target.rawValue.databaseValue]
      ) { row in
        problems.append(problem(row, path))
      }
    }
    var logs: [String: ProblemLog] = [:]
    for problem in problems {
      logs[problem.file, default: ProblemLog(file: problem.file)].add(
        .referenceMissing, at: (problem.line, problem.column), problem.reason, mend: problem.mend)
    }
    try db.replaceProblems(of: origin, with: logs.keys.sorted().flatMap { logs[$0]?.finished ?? [] })
  }

  private static func problem(_ row: Row, _ path: String) -> Problem {
    let more = row.integer(5) - 1
    let elsewhere = more == 0 ? "" : " (here and in \(more) more row\(more == 1 ? "" : "s"))"
    return Problem(
      .error, rule: Rule.referenceMissing.rawValue, file: row.text(0), line: row.integer(3), column: row.integer(4),
      reason: "\(row.text(2)): “\(shortened(row.text(1)))” is not in \(path)\(elsewhere)",
      mend: "correct the id, or add it to \(path)")
  }
}
