internal import Diplomacy
internal import GRDB

extension TimelineQuery {
  /// The leaders of the visits that the query finds without its terms on the leader, with the number of them.
  func leaders(home: String) throws -> [LeaderCount] {
    let visits = try visitsByLeader(query.filter.removing(.leader))
    let offices = try offices()
    let found = try db.all(
      "SELECT p.n, p.id, p.name, p.native, p.country, c.name FROM people p LEFT JOIN party c ON c.id = p.country"
    ) { row -> LeaderCount? in
      guard let count = visits[row.integer(0)] else { return nil }
      let id = row.text(1)
      return LeaderCount(
        id: id, name: row.text(2), nativeName: row.text(3), country: row.text(4), countryName: row.text(5),
        offices: offices[id] ?? [], isHome: row.text(4) == home, visits: count)
    }
    return found.compactMap(\.self).sorted { ($1.visits, $0.name, $0.id) < ($0.visits, $1.name, $1.id) }
  }

  /// How many visits each leader has, by the leader's number; nobody is on both sides of a visit but by a slip.
  private func visitsByLeader(_ filter: Filter) throws -> [Int: Int] {
    let selection = try selection(filter)
    let postings = Postings(db: db)
    let isEverything = try isEverything(selection)
    let counts = { field in
      try isEverything ? postings.counts(field) : postings.counts(field, in: selection.asSet)
    }
    return try counts(.homeLeader).merging(counts(.partnerLeader), uniquingKeysWith: +)
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
