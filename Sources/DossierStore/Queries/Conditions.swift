internal import Diplomacy
internal import GRDB

/// A condition in SQL with values for its `?`. Nothing that a person typed ever becomes SQL text.
struct Condition {
  var sql: String
  var values: [Value] = []
  /// Set when the visits that satisfy it stand in the order of time in a table of their own, so that a query can walk
  /// along that table instead of testing every visit.
  var walk: Walk?

  /// A table of visit numbers in ascending order.
  struct Walk {
    var table: String
    /// The column with the visit's number, and what selects the rows.
    var number: String
    var selection: String
    var values: [Value]
    /// What must be tested besides, one visit at a time.
    var test = ""
    var testValues: [Value] = []
  }

  static let never = Condition(sql: "0")

  /// Visits with this text in lower case, its accents as they are.
  static func written(_ lowered: String) -> Condition {
    Condition(
      sql: "EXISTS (SELECT 1 FROM visit_names m WHERE m.n = t.n AND instr(m.lowered, ?) > 0)",
      values: [lowered.databaseValue])
  }
}

/// What the visits of a query must satisfy.
///
/// Visits are numbered in the order of time, so the as-of date and years are bounds on the number.
struct Conditions {
  /// The first and last number that can satisfy them.
  private(set) var lower = 1
  private(set) var upper: Int
  private var walk: Condition.Walk?
  private var walkValues: [Value] = []
  private var clauses: [String] = []
  private var clauseValues: [Value] = []

  init(upper: Int) {
    self.upper = upper
  }

  mutating func restrict(lower: Int? = nil, upper: Int? = nil) {
    self.lower = max(self.lower, lower ?? self.lower)
    self.upper = min(self.upper, upper ?? self.upper)
  }

  mutating func add(_ condition: Condition, negated: Bool = false) {
    if let walk = condition.walk, !negated, self.walk == nil {
      self.walk = walk
      walkValues = walk.values
      guard !walk.test.isEmpty else { return }
      clauses.append(walk.test)
      clauseValues += walk.testValues
      return
    }
    clauses.append(negated ? "NOT (\(condition.sql))" : "(\(condition.sql))")
    clauseValues += condition.values
  }

  /// Whether the bounds say it all.
  var areOnlyBounds: Bool { clauses.isEmpty && walk == nil }
  var walks: Bool { walk != nil }

  /// The expression for a visit's number.
  var number: String { walk?.number ?? "t.n" }

  /// `FROM` and `WHERE`, with `t` the timeline.
  var from: String { source(needsTimeline: true) }

  /// The same where only the number is asked for: the timeline is left out when no condition needs it.
  var numbersOnly: String { source(needsTimeline: !clauses.isEmpty || walk == nil) }

  private func source(needsTimeline: Bool) -> String {
    var tables = "timeline t"
    if let walk { tables = needsTimeline ? "\(walk.table) CROSS JOIN timeline t ON t.n = \(walk.number)" : walk.table }
    let all = ["\(number) BETWEEN ? AND ?"] + (walk.map { [$0.selection] } ?? []) + clauses
    return "FROM \(tables) WHERE " + all.joined(separator: " AND ")
  }

  /// The values for `from`, with the bounds narrowed further.
  func values(lower: Int? = nil, upper: Int? = nil) -> [Value] {
    [max(self.lower, lower ?? self.lower).databaseValue, min(self.upper, upper ?? self.upper).databaseValue]
      + walkValues + clauseValues
  }

  /// `WHERE` conditions on `t` alone, bounds left out, for a join that has its own; only without a walk.
  var clausesOnTimeline: (sql: String, values: [Value]) {
    (clauses.isEmpty ? "1" : clauses.joined(separator: " AND "), clauseValues)
  }
}
