internal import Diplomacy
internal import GRDB

/// Reasons that rows give for what was found in them: `visit-long: medical treatment` in the note of a row.
enum Explanations {
  /// The reason that a note gives for findings of a rule: what follows its id and a colon, up to the next `; ` or the
  /// end; blank when there is none.
  static func explanation(of rule: String, in note: String) -> String {
    var rest = Substring(note)
    while let found = rest.firstRange(of: rule + ":") {
      let before = rest[..<found.lowerBound].last
      let text = rest[found.upperBound...]
      // Within a longer word it is another rule's id.
      if before.map({ $0.isLetter || $0.isNumber || $0 == "-" }) != true {
        let end = text.firstRange(of: "; ")?.lowerBound ?? text.endIndex
        return text[..<end].trimmed
      }
      rest = text
    }
    return ""
  }

  /// Whether a note explains findings of a rule: such a row is not counted among others that have the same fault.
  static func explain(_ rule: Rule, _ note: String) -> Bool { !explanation(of: rule.rawValue, in: note).isEmpty }

  /// The reason in the note of a row; an error is never explained away.
  static func explanation(
    of rule: Rule, _ severity: Problem.Severity, line: Int, of table: Table, _ db: Database
  ) throws -> String {
    guard severity != .error, line > 0 else { return "" }
    let note = try db.first("SELECT note FROM \(table) WHERE line = ?", [line.databaseValue]) { $0.text(0) }
    return explanation(of: rule.rawValue, in: note ?? "")
  }

  /// The problems met while a table was read, with the reasons that its rows give.
  static func added(to problems: [Problem], of table: Table, _ db: Database) throws -> [Problem] {
    try problems.map { problem in
      guard let rule = Rule(rawValue: problem.rule) else { return problem }
      var problem = problem
      problem.explanation = try explanation(of: rule, problem.severity, line: problem.rowLine, of: table, db)
      return problem
    }
  }
}
