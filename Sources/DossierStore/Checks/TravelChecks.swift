internal import Diplomacy
internal import GRDB

/// What each traveller did, visit after visit.
///
/// Both checks go through the timeline once in its own order: by traveller, SQLite would jump about in it, which took
/// several times as long.
enum TravelChecks {
  /// One traveller of one visit. The side that travels has the number of the direction: home leaders outbound, the
  /// partner's inbound.
  private struct Journey {
    var traveller: Int
    var line: Int
    var partner: Int
    var direction: Int
    var first: Int
    var last: Int
  }

  private static func journeys(_ db: Database, _ body: (Journey) -> Void) throws {
    try db.each(
      """
      SELECT l.leader, t.line, t.partner, t.direction, t.start_day, t.end_day FROM visit_leader l
      CROSS JOIN timeline t ON t.n = l.visit AND t.direction = l.side
      WHERE t.status <> \(Code.of(VisitStatus.cancelled)) ORDER BY l.rowid
      """
    ) { row in
      body(
        Journey(
          traveller: row[0], line: row[1], partner: row[2], direction: row[3], first: row[4], last: row[5]))
    }
  }

  private static func name(_ number: Int, _ db: Database) throws -> String {
    shortened(
      try db.first("SELECT display FROM people WHERE n = ?", [number.databaseValue]) { $0.text(0) } ?? "")
  }

  // MARK: Terms

  /// The days of the terms of each traveller of whom every term has a start.
  private static func datedTerms(_ db: Database) throws -> [Int: [ClosedRange<Int>]] {
    var terms: [Int: [ClosedRange<Int>]] = [:]
    var undated: Set<Int> = []
    try db.each(
      "SELECT p.n, m.start_first, m.end_last FROM shown_terms m CROSS JOIN people p ON p.id = m.leader"
    ) { row in
      guard let first = row[1] as Int? else {
        undated.insert(row[0])
        return
      }
      terms[row[0], default: []].append(first...max(first, row[2] as Int? ?? Int.max))
    }
    return terms.filter { !undated.contains($0.key) }
  }

  static func outsideTerm(_ db: Database) throws -> [Finding] {
    let terms = try datedTerms(db)
    var found: [Journey] = []
    try journeys(db) { journey in
      guard let own = terms[journey.traveller] else { return }
      let isCovered = own.contains { $0.lowerBound <= journey.last && $0.upperBound >= journey.first }
      if !isCovered { found.append(journey) }
    }
    let path = try KnownFile.path(of: .visits, db)
    return try Dictionary(grouping: found, by: \.traveller).flatMap { traveller, journeys -> [Finding] in
      let name = try name(traveller, db)
      let open = try journeys.filter { try !isExplained($0, db) }
      guard open.count >= Threshold.outsideTerms, let term = try firstTerm(of: traveller, db),
        let first = open.map(\.line).min()
      else { return journeys.map { outside($0, name) } }
      let reason = "no term of \(name) covers the days of \(open.count) visits, the first in line \(first) of \(path)"
      let explained = journeys.filter { journey in !open.contains { $0.line == journey.line } }
      return [Finding(.terms, term, "start", reason)] + explained.map { outside($0, name) }
    }
  }

  private static func outside(_ journey: Journey, _ name: String) -> Finding {
    Finding(
      .visits, journey.line,
      journey.direction == Code.of(Direction.outbound) ? "home_leaders" : "partner_leaders",
      "no term of \(name) covers the days of the visit")
  }

  private static func isExplained(_ journey: Journey, _ db: Database) throws -> Bool {
    let note = try db.first("SELECT note FROM visits WHERE line = ?", [journey.line.databaseValue]) { $0.text(0) }
    return Explanations.explain(.outsideTerm, note ?? "")
  }

  private static func firstTerm(of traveller: Int, _ db: Database) throws -> Int? {
    try db.first(
      """
      SELECT m.line FROM people p CROSS JOIN shown_terms m ON m.leader = p.id WHERE p.n = ?
      ORDER BY m.start_first, m.line
      """, [traveller.databaseValue]
    ) { $0.integer(0) }
  }

  // MARK: Twice

  private struct Way: Hashable {
    var traveller: Int
    var partner: Int
    var direction: Int
  }

  static func duplicates(_ db: Database) throws -> [Finding] {
    // Of the journeys of each traveller to each partner the one that ends last: another can only overlap if it does.
    var latest: [Way: Journey] = [:]
    var pairs: [(later: Journey, earlier: Journey)] = []
    var seen: Set<Int> = []
    try journeys(db) { journey in
      // A visit known to the year only could be any of that year.
      guard journey.last - journey.first <= Threshold.longestVisit else { return }
      let way = Way(traveller: journey.traveller, partner: journey.partner, direction: journey.direction)
      let twin = latest[way]
      if let twin, twin.last + 1 >= journey.first, twin.line != journey.line, seen.insert(journey.line).inserted {
        pairs.append((journey, twin))
      }
      if twin.map({ $0.last <= journey.last }) ?? true { latest[way] = journey }
    }
    return try pairs.map { later, earlier in
      let id = try db.first("SELECT id FROM visits WHERE line = ?", [earlier.line.databaseValue]) { $0.text(0) } ?? ""
      let when = later.first > earlier.last ? "until the day before" : "in the same days"
      return Finding(
        .visits, later.line, "start",
        "\(try name(later.traveller, db)) is there for “\(shortened(id))” (line \(earlier.line)) \(when)")
    }
  }
}
