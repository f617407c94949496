internal import Diplomacy
internal import GRDB

/// Counts, pages and positions in the timeline.
struct TimelineQuery {
  let db: Database
  let query: VisitQuery
  /// The number of the last visit by the as-of date.
  private let last: Int
  private let partner: Int?
  private let builder: ConditionBuilder

  init(_ db: Database, _ query: VisitQuery) throws {
    self.db = db
    self.query = query
    builder = ConditionBuilder(db: db, asOf: query.asOf)
    last = try db.lastVisit(by: query.asOf.ordinal)
    partner = try query.partner.map { id in
      try db.first("SELECT n FROM party WHERE id = ?", [id.databaseValue]) { $0.integer(0) } ?? 0
    }
  }

  /// - Parameter first: a condition that goes before the filter's, to be walked along.
  func conditions(_ filter: Filter, after first: Condition? = nil) throws -> Conditions {
    var conditions = Conditions(upper: last)
    if let first { conditions.add(first) }
    if let partner { conditions.add(ConditionBuilder.among([partner])) }
    try builder.add(filter, to: &conditions)
    return conditions
  }

  private func count(_ conditions: Conditions, lower: Int? = nil, upper: Int? = nil) throws -> Int {
    if conditions.areOnlyBounds {
      let from = max(conditions.lower, lower ?? 1)
      return max(0, min(conditions.upper, upper ?? last) - from + 1)
    }
    return try db.first(
      "SELECT count(*) \(conditions.numbersOnly)", conditions.values(lower: lower, upper: upper)
    ) { $0.integer(0) } ?? 0
  }

  func summary() throws -> VisitSummary {
    let withoutYears = query.filter.removing(.year)
    let years = try years(try conditions(withoutYears))
    let inAllYears = years.reduce(0) { $0 + $1.outbound + $1.inbound }
    return VisitSummary(
      total: withoutYears.isEmpty ? inAllYears : try count(try conditions(Filter())),
      matching: withoutYears == query.filter ? inAllYears : try count(try conditions(query.filter)), years: years)
  }

  private func years(_ conditions: Conditions) throws -> [YearCount] {
    if conditions.areOnlyBounds { return try unfilteredYears() }
    if conditions.walks {
      return try db.all(
        """
        SELECT t.start_year, sum(t.direction = 0), sum(t.direction = 1) \(conditions.from) GROUP BY t.start_year
        """, conditions.values(), Self.yearCount)
    }
    // Going through the years in order makes each a run of neighbours, so that nothing needs sorting.
    let (clauses, values) = conditions.clausesOnTimeline
    return try db.all(
      """
      SELECT y.year, sum(t.direction = 0), sum(t.direction = 1)
      FROM years y CROSS JOIN timeline t ON t.n BETWEEN y.first AND min(y.last, ?)
      WHERE \(clauses) GROUP BY y.year
      """, [last.databaseValue] + values, Self.yearCount)
  }

  private func unfilteredYears() throws -> [YearCount] {
    let whole = try db.all(
      "SELECT year, outbound, inbound FROM years WHERE last <= ? ORDER BY year", [last.databaseValue], Self.yearCount)
    let cut = try db.all(
      """
      SELECT y.year, sum(t.direction = 0), sum(t.direction = 1)
      FROM years y CROSS JOIN timeline t ON t.n BETWEEN y.first AND ?1 WHERE y.first <= ?1 AND y.last > ?1
      GROUP BY y.year
      """, [last.databaseValue], Self.yearCount)
    return whole + cut
  }

  private static func yearCount(_ row: Row) -> YearCount {
    YearCount(year: row.integer(0), outbound: row.integer(1), inbound: row.integer(2))
  }

  func rows(at positions: Range<Int>) throws -> [VisitRow] {
    let positions = positions.clamped(to: 0..<Int.max)
    guard !positions.isEmpty else { return [] }
    let numbers = try numbers(at: positions, try conditions(query.filter))
    return try db.all(
      "\(VisitRows.columns) FROM json_each(?) j CROSS JOIN timeline t ON t.n = j.value \(VisitRows.joins)",
      [Lookup.list(numbers)], VisitRows.visit)
  }

  private func numbers(at positions: Range<Int>, _ conditions: Conditions) throws -> [Int] {
    let isNewest = query.order == .newestFirst
    if conditions.areOnlyBounds {
      // Positions are numbers here, counted from one end.
      let count = max(0, conditions.upper - conditions.lower + 1)
      return positions.clamped(to: 0..<count).map { isNewest ? conditions.upper - $0 : conditions.lower + $0 }
    }
    return try db.all(
      """
      SELECT \(conditions.number) \(conditions.numbersOnly)
      ORDER BY \(conditions.number) \(isNewest ? "DESC" : "ASC") LIMIT ? OFFSET ?
      """,
      conditions.values() + [positions.count.databaseValue, positions.lowerBound.databaseValue]
    ) { $0.integer(0) }
  }

  func position(of visit: String) throws -> Int? {
    let found = try db.first(
      "SELECT t.n FROM visits v CROSS JOIN timeline t ON t.line = v.line WHERE v.id = ?", [visit.databaseValue]
    ) { $0.integer(0) }
    let conditions = try conditions(query.filter)
    guard let number = found, try count(conditions, lower: number, upper: number) == 1 else { return nil }
    let isNewest = query.order == .newestFirst
    return try count(conditions, lower: isNewest ? number + 1 : nil, upper: isNewest ? nil : number - 1)
  }
}
