package import Diplomacy

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
    try read(ProblemRows.all)
  }

  /// The problems together with how much was checked.
  package func checkReport() throws -> CheckReport {
    try read { db in
      var report = CheckReport(problems: try ProblemRows.all(db), files: 0, rows: 0)
      let files = try KnownFile.all(db).filter { $0.name != Descriptor.fileName && $0.stamp.exists }
      report.files = files.count
      for table in Table.allCases {
        report.rows += try db.first("SELECT count(*) FROM \(table)") { $0.integer(0) } ?? 0
      }
      return report
    }
  }
}
