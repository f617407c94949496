internal import GRDB

/// A value for a place in a statement.
typealias Value = DatabaseValue

/// Questions and changes in SQL, by statements that are kept ready for the next time. Rows are looked at where SQLite
/// has them: GRDB's own rows and arguments take longer than most of the questions.
extension Database {
  /// Runs a statement with values for its `?`.
  func run(_ sql: String, _ values: [Value] = []) throws {
    let statement = try ready(sql, values)
    defer { statement.reset() }
    try statement.run()
  }

  /// Calls the body with each row of the answer.
  func each(_ sql: String, _ values: [Value] = [], _ body: (RawStatement) throws -> Void) throws {
    let row = try ready(sql, values)
    defer { row.reset() }
    while try row.step() { try body(row) }
  }

  /// Calls the body with each row of the answer until it returns false.
  func walk(_ sql: String, _ values: [Value] = [], while body: (RawStatement) throws -> Bool) throws {
    let row = try ready(sql, values)
    defer { row.reset() }
    while try row.step(), try body(row) {}
  }

  /// The first row of the answer made into a value, or nil when there is none.
  func first<Answer>(
    _ sql: String, _ values: [Value] = [], _ body: (RawStatement) throws -> Answer
  ) throws -> Answer? {
    let row = try ready(sql, values)
    defer { row.reset() }
    return try row.step() ? try body(row) : nil
  }

  /// The rows of the answer made into values.
  func all<Answer>(
    _ sql: String, _ values: [Value] = [], _ body: (RawStatement) throws -> Answer
  ) throws -> [Answer] {
    var answers: [Answer] = []
    try each(sql, values) { answers.append(try body($0)) }
    return answers
  }

  private func ready(_ sql: String, _ values: [Value]) throws -> RawStatement {
    let statement = try RawStatement(self, sql)
    for (place, value) in values.enumerated() { statement.bind(value, at: place + 1) }
    return statement
  }
}
