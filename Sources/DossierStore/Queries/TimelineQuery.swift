internal import Diplomacy
internal import GRDB

/// Counts, pages and positions in the timeline.
struct TimelineQuery {
  private let db: Database
  private let query: VisitQuery
  /// The number of the last visit by the as-of date; visits are numbered from 1 in the order of time.
  private let last: Int
  private let partner: Int?
  private let builder: ConditionBuilder

  init(_ db: Database, _ query: VisitQuery) throws {
    self.db = db
    self.query = query
    builder = ConditionBuilder(db: db, asOf: query.asOf)
    last =
      try db.first(
        "SELECT n FROM timeline WHERE start_day <= ? ORDER BY start_day DESC, n DESC LIMIT 1",
        [query.asOf.ordinal.databaseValue]
      ) { $0.integer(0) } ?? 0
    partner = try query.partner.map { id in
      try db.first("SELECT n FROM party WHERE id = ?", [id.databaseValue]) { $0.integer(0) } ?? 0
    }
  }

  /// The conditions of the query, without the as-of date.
  private func conditions(_ filter: Filter) throws -> Conditions {
    var conditions = Conditions()
    if let partner { conditions.add("t.partner = ?", [partner.databaseValue]) }
    try builder.add(filter, to: &conditions)
    return conditions
  }

  private func count(_ conditions: Conditions) throws -> Int {
    if conditions.isEmpty { return last }
    return try db.first(
      "SELECT count(*) FROM timeline t WHERE t.n <= ? AND \(conditions.sql)",
      [last.databaseValue] + conditions.values
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

  /// Goes through the years in order, so that each is a run of neighbours and nothing needs sorting.
  private func years(_ conditions: Conditions) throws -> [YearCount] {
    if conditions.isEmpty { return try unfilteredYears() }
    return try db.all(
      """
      SELECT y.year, sum(t.direction = 0), sum(t.direction = 1)
      FROM years y CROSS JOIN timeline t ON t.n BETWEEN y.first AND min(y.last, ?)
      WHERE \(conditions.sql) GROUP BY y.year
      """, [last.databaseValue] + conditions.values, Self.yearCount)
  }

  private func unfilteredYears() throws -> [YearCount] {
    let whole = try db.all(
      "SELECT year, outbound, inbound FROM years WHERE last <= ? ORDER BY year", [last.databaseValue], Self.yearCount)
    let cut = try db.all(
      """
      SELECT y.year, sum(t.direction = 0), sum(t.direction = 1)
      FROM years y JOIN timeline t ON t.n BETWEEN y.first AND ?1 WHERE y.first <= ?1 AND y.last > ?1 GROUP BY y.year
      """, [last.databaseValue], Self.yearCount)
    return whole + cut
  }

  private static func yearCount(_ row: Row) -> YearCount {
    YearCount(year: row.integer(0), outbound: row.integer(1), inbound: row.integer(2))
  }

  func rows(at positions: Range<Int>) throws -> [VisitRow] {
    let positions = positions.clamped(to: 0..<Int.max)
    guard !positions.isEmpty else { return [] }
    let conditions = try conditions(query.filter)
    let isNewest = query.order == .newestFirst
    if conditions.isEmpty {
      // Positions and numbers are the same thing here.
      let end = min(positions.upperBound, last)
      guard positions.lowerBound < end else { return [] }
      let range = isNewest ? (last - end + 1, last - positions.lowerBound) : (positions.lowerBound + 1, end)
      return try db.all(
        "\(VisitRows.selection) WHERE t.n BETWEEN ? AND ? ORDER BY t.n \(isNewest ? "DESC" : "ASC")",
        [range.0.databaseValue, range.1.databaseValue], VisitRows.visit)
    }
    let order = isNewest ? "DESC" : "ASC"
    return try db.all(
      """
      \(VisitRows.selection) WHERE t.n IN (
        SELECT t.n FROM timeline t WHERE t.n <= ? AND \(conditions.sql) ORDER BY t.n \(order) LIMIT ? OFFSET ?)
      ORDER BY t.n \(order)
      """,
      [last.databaseValue] + conditions.values
        + [positions.count.databaseValue, positions.lowerBound.databaseValue], VisitRows.visit)
  }

  func position(of visit: String) throws -> Int? {
    let found = try db.first(
      "SELECT t.n FROM visits v JOIN timeline t ON t.line = v.line WHERE v.id = ?", [visit.databaseValue]
    ) { $0.integer(0) }
    guard let number = found, number <= last else { return nil }
    let conditions = try conditions(query.filter)
    if !conditions.isEmpty {
      let isIn = try db.first(
        "SELECT 1 FROM timeline t WHERE t.n = ? AND \(conditions.sql)", [number.databaseValue] + conditions.values
      ) { _ in true }
      guard isIn == true else { return nil }
    }
    let before = query.order == .newestFirst ? (number + 1, last) : (1, number - 1)
    if conditions.isEmpty { return max(0, before.1 - before.0 + 1) }
    return try db.first(
      "SELECT count(*) FROM timeline t WHERE t.n BETWEEN ? AND ? AND \(conditions.sql)",
      [before.0.databaseValue, before.1.databaseValue] + conditions.values
    ) { $0.integer(0) }
  }

  func leaders(home: String) throws -> [LeaderCount] {
    let conditions = try conditions(query.filter.removing(.leader))
    let join = conditions.isEmpty ? "" : "JOIN timeline t ON t.n = l.visit"
    var found = try db.all(
      """
      SELECT p.id, p.name, p.native, p.country, c.name, x.visits FROM (
        SELECT l.leader AS leader, count(*) AS visits FROM visit_leader l \(join)
        WHERE l.visit <= ? AND \(conditions.sql) GROUP BY l.leader) x
      JOIN people p ON p.n = x.leader LEFT JOIN party c ON c.id = p.country
      """, [last.databaseValue] + conditions.values
    ) { row in
      LeaderCount(
        id: row.text(0), name: row.text(1), nativeName: row.text(2), country: row.text(3), countryName: row.text(4),
        offices: [], isHome: row.text(3) == home, visits: row.integer(5))
    }
    let offices = try offices()
    for index in found.indices { found[index].offices = offices[found[index].id] ?? [] }
    return found.sorted { ($1.visits, $0.name, $0.id) < ($0.visits, $1.name, $1.id) }
  }

  /// Each leader's offices that had begun by the as-of date, the latest first.
  private func offices() throws -> [String: [String]] {
    var offices: [String: [String]] = [:]
    try db.each(
      """
      SELECT leader, office FROM terms WHERE office IS NOT NULL AND (start_first IS NULL OR start_first <= ?)
      ORDER BY leader, start_first DESC
      """, [query.asOf.ordinal.databaseValue]
    ) { row in
      let office = row.text(1)
      if offices[row.text(0)]?.contains(office) != true { offices[row.text(0), default: []].append(office) }
    }
    return offices
  }
}
