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
    return try found.map { journey in
      Finding(
        .visits, journey.line,
        journey.direction == Code.of(Direction.outbound) ? "home_leaders" : "partner_leaders",
        "no term of \(try name(journey.traveller, db)) covers the days of the visit")
    }
  }

  // MARK: Twice

  static func duplicates(_ db: Database) throws -> [Finding] {
    // Of each traveller the journeys that a later one could still overlap.
    var recent: [Int: [Journey]] = [:]
    var pairs: [(later: Journey, earlier: Journey)] = []
    var seen: Set<Int> = []
    try journeys(db) { journey in
      // A visit known to the year only could be any of that year.
      guard journey.last - journey.first <= Threshold.longestVisit else { return }
      var open = recent[journey.traveller, default: []].filter { $0.last + 1 >= journey.first }
      let twin = open.first { $0.partner == journey.partner && $0.direction == journey.direction }
      if let twin, twin.line != journey.line, seen.insert(journey.line).inserted { pairs.append((journey, twin)) }
      open.append(journey)
      recent[journey.traveller] = open
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
