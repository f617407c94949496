internal import GRDB

/// A value for a place in a statement.
typealias Value = DatabaseValue

/// Values for the `?` of a statement.
///
/// Of GRDB's initialisers the one for optional values is taken by hand: the one for values goes through a key path and
/// costs a fifth of reading a dossier, and the one for `[Any]` casts.
func bound(_ values: [Value]) -> StatementArguments {
  StatementArguments(values.lazy.map { $0 as (any DatabaseValueConvertible)? })
}

extension Database {
  /// Runs a statement that is kept ready for the next time, with values for its `?`.
  func run(_ sql: String, _ values: [Value] = []) throws {
    try cachedStatement(sql: sql).execute(arguments: bound(values))
  }

  /// Calls the body with each row of the answer.
  func each(_ sql: String, _ values: [Value] = [], _ body: (Row) throws -> Void) throws {
    let rows = try Row.fetchCursor(try cachedStatement(sql: sql), arguments: bound(values))
    while let row = try rows.next() { try body(row) }
  }

  /// Calls the body with each row of the answer until it returns false.
  func walk(_ sql: String, _ values: [Value] = [], while body: (Row) throws -> Bool) throws {
    let rows = try Row.fetchCursor(try cachedStatement(sql: sql), arguments: bound(values))
    while let row = try rows.next(), try body(row) {}
  }

  /// The first row of the answer made into a value, or nil when there is none.
  func first<Answer>(_ sql: String, _ values: [Value] = [], _ body: (Row) throws -> Answer) throws -> Answer? {
    let rows = try Row.fetchCursor(try cachedStatement(sql: sql), arguments: bound(values))
    return try rows.next().map(body)
  }

  /// The rows of the answer made into values.
  func all<Answer>(_ sql: String, _ values: [Value] = [], _ body: (Row) throws -> Answer) throws -> [Answer] {
    var answers: [Answer] = []
    try each(sql, values) { answers.append(try body($0)) }
    return answers
  }
}

extension Row {
  /// The text at a position, blank for NULL.
  func text(_ index: Int) -> String { self[index] as String? ?? "" }
  /// The number at a position, 0 for NULL.
  func integer(_ index: Int) -> Int { self[index] as Int? ?? 0 }
}
