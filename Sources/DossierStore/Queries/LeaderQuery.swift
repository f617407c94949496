internal import Diplomacy
internal import GRDB

extension TimelineQuery {
  /// The leaders of the visits that the query finds without its terms on the leader, with the number of them.
  func leaders(home: String) throws -> [LeaderCount] {
    let conditions = try conditions(query.filter.removing(.leader))
    let offices = try offices()
    let found = try db.all(
      """
      SELECT p.id, p.name, p.native, p.country, c.name, x.visits FROM (\(Self.counts(conditions))) x
      CROSS JOIN people p ON p.n = x.leader LEFT JOIN party c ON c.id = p.country
      """, conditions.values()
    ) { row in
      let id = row.text(0)
      return LeaderCount(
        id: id, name: row.text(1), nativeName: row.text(2), country: row.text(3), countryName: row.text(4),
        offices: offices[id] ?? [], isHome: row.text(3) == home, visits: row.integer(5))
    }
    return found.sorted { ($1.visits, $0.name, $0.id) < ($0.visits, $1.name, $1.id) }
  }

  /// Visits per leader. Without conditions the order of `visit_leader` does the grouping.
  private static func counts(_ conditions: Conditions) -> String {
    if conditions.areOnlyBounds && conditions.lower == 1 {
      return
        "SELECT leader, count(*) AS visits FROM visit_leader INDEXED BY visit_leader_leader WHERE +visit BETWEEN ? AND ? GROUP BY leader"
    }
    return """
      SELECT l.leader, count(*) AS visits
      FROM (SELECT \(conditions.number) AS n \(conditions.numbersOnly)) f
      CROSS JOIN visit_leader l INDEXED BY visit_leader_visit ON l.visit = f.n GROUP BY l.leader
      """
  }

  /// The position of a rank in `Rank.allCases`, as SQL.
  static let rankOrder =
    "CASE rank "
    + Rank.allCases.map { "WHEN '\($0.rawValue)' THEN \($0.order) " }.joined() + "ELSE 99 END"

  /// Each leader's offices that had begun by the as-of date: the highest first, and of equals the latest.
  private func offices() throws -> [String: [String]] {
    var offices: [String: [String]] = [:]
    try db.each(
      """
      SELECT leader, office FROM shown_terms WHERE office IS NOT NULL AND (start_first IS NULL OR start_first <= ?)
      ORDER BY leader, \(Self.rankOrder), start_first DESC
      """, [query.asOf.ordinal.databaseValue]
    ) { row in
      let office = row.text(1)
      if offices[row.text(0)]?.contains(office) != true { offices[row.text(0), default: []].append(office) }
    }
    return offices
  }
}
