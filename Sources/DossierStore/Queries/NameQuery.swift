internal import Diplomacy
internal import GRDB

/// Names that stand in the index under a field of the filter, for completing what is being typed.
struct NameQuery {
  let db: Database

  /// The names of a field that have words which begin as those typed, the most frequent first.
  func names(of field: FilterField, like typed: String, limit: Int) throws -> [NameCount] {
    switch field {
    case .leader: try leaders(typed, limit)
    case .place: try places(typed, limit)
    case .source: try publishers(typed, limit)
    default: []
    }
  }

  private func leaders(_ typed: String, _ limit: Int) throws -> [NameCount] {
    let (condition, values) = condition(typed, "p.words", "p.written")
    // Nobody is on both sides of a visit but by a slip.
    let postings = Postings(db: db)
    let counts = try postings.counts(.homeLeader).merging(postings.counts(.partnerLeader), uniquingKeysWith: +)
    let found = try db.all(
      """
      SELECT p.n, p.display, coalesce(c.name, p.country) FROM people p LEFT JOIN party c ON c.id = p.country
      WHERE \(condition)
      """, values
    ) { row in (name: row.text(1), country: row.text(2), visits: counts[row.integer(0)] ?? 0) }
    return found.sorted { ($1.visits, $0.name) < ($0.visits, $1.name) }.prefix(limit).map {
      NameCount(name: $0.name, detail: Self.words($0.country, visits: $0.visits))
    }
  }

  private func places(_ typed: String, _ limit: Int) throws -> [NameCount] {
    let (condition, values) = condition(typed, "words", "written")
    let counts = try Postings(db: db).counts(.place)
    let found = try db.all("SELECT n, lowered FROM place WHERE \(condition)", values) { row in
      (name: row.text(1), visits: counts[row.integer(0)] ?? 0)
    }
    return found.sorted { ($1.visits, $0.name) < ($0.visits, $1.name) }.prefix(limit).map { place in
      // The index has names of places as they are searched, in small letters.
      let name = place.name.split(separator: " ").map { String($0).capitalizedFirst }.joined(separator: " ")
      return NameCount(name: name, detail: Self.words("", visits: place.visits))
    }
  }

  private func publishers(_ typed: String, _ limit: Int) throws -> [NameCount] {
    let wanted = SearchText.fold(CellText.composed(typed))
    let found = try db.all(
      "SELECT publisher, count(*) FROM sources WHERE publisher <> '' GROUP BY publisher ORDER BY count(*) DESC, publisher"
    ) { row in (name: row.text(0), documents: row.integer(1)) }
    return found.filter { SearchText.fold(CellText.composed($0.name)).contains(wanted) }.prefix(limit).map {
      NameCount(name: $0.name, detail: "\(grouped($0.documents)) document\($0.documents == 1 ? "" : "s")")
    }
  }

  /// Every word typed is the beginning of a word of the name; one with an accent as it is written.
  private func condition(_ typed: String, _ folded: String, _ written: String) -> (sql: String, values: [Value]) {
    let words = Tokens.words(of: CellText.composed(typed))
    guard !words.isEmpty else { return ("1", []) }
    let clauses = words.map { SearchText.hasAccent($0) ? "instr(\(written), ?) > 0" : "instr(\(folded), ?) > 0" }
    let values = words.map { " " + (SearchText.hasAccent($0) ? $0.lowercased() : SearchText.fold($0)) }
    return (clauses.joined(separator: " AND "), values.map(\.databaseValue))
  }

  private static func words(_ country: String, visits: Int) -> String {
    [country, visits == 0 ? "" : "\(grouped(visits)) visit\(visits == 1 ? "" : "s")"].filter { !$0.isEmpty }.joined(
      separator: " · ")
  }
}
