internal import Diplomacy
internal import GRDB

/// What each traveller did, visit after visit.
enum TravelChecks {
  /// One visit of one traveller.
  private struct Journey {
    var traveller: Int
    var number: Int
    var line: Int
    var partner: Int
    var direction: Int
    var first: Int
    var last: Int

    init(_ traveller: Int, _ number: Int, _ visit: TravelLog.Visit) {
      self.traveller = traveller
      self.number = number
      line = Int(visit.line)
      partner = Int(visit.partner)
      direction = Int(visit.direction)
      first = Int(visit.first)
      last = Int(visit.last)
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
      guard let first = row.optional(1) else {
        undated.insert(row.integer(0))
        return
      }
      terms[row.integer(0), default: []].append(first...max(first, row.optional(2) ?? Int.max))
    }
    return terms.filter { !undated.contains($0.key) }
  }

  static func outsideTerm(_ log: TravelLog, _ db: Database) throws -> Findings {
    let terms = try datedTerms(db)
    var found: [Journey] = []
    try log.eachTraveller(db) { traveller, numbers in
      guard let own = terms[traveller] else { return }
      for number in numbers {
        let journey = Journey(traveller, number, log.visits[number])
        let isCovered = own.contains { $0.lowerBound <= journey.last && $0.upperBound >= journey.first }
        if !isCovered { found.append(journey) }
      }
    }
    let path = try KnownFile.path(of: .visits, db)
    var findings = Findings()
    for (traveller, journeys) in Dictionary(grouping: found, by: \.traveller) {
      let name = try name(traveller, db)
      let open = try journeys.filter { try !log.explains(.outsideTerm, $0.number, db) }
      guard open.count >= Threshold.outsideTerms, let term = try firstTerm(of: traveller, db),
        let first = open.map(\.line).min()
      else {
        for journey in journeys { findings.add(.visits, journey.line) { outside(journey, name) } }
        continue
      }
      let reason = "no term of \(name) covers the days of \(open.count) visits, the first in line \(first) of \(path)"
      findings.add(.terms, term) { Finding(.terms, term, "start", reason) }
      let left = Set(open.map(\.line))
      for journey in journeys where !left.contains(journey.line) {
        findings.add(.visits, journey.line) { outside(journey, name) }
      }
    }
    return findings
  }

  private static func outside(_ journey: Journey, _ name: String) -> Finding {
    Finding(
      .visits, journey.line,
      journey.direction == Code.of(Direction.outbound) ? "home_leaders" : "partner_leaders",
      "no term of \(name) covers the days of the visit")
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
    var partner: Int
    var direction: Int
  }

  static func duplicates(_ log: TravelLog, _ db: Database) throws -> Findings {
    var findings = Findings()
    var seen: Set<Int> = []
    try log.eachTraveller(db) { traveller, numbers in
      // Of the journeys to each partner the one that ends last: another can only overlap if it does.
      var latest: [Way: Journey] = [:]
      for number in numbers {
        let journey = Journey(traveller, number, log.visits[number])
        // A visit known to the year only could be any of that year.
        guard journey.last - journey.first <= Threshold.longestVisit else { continue }
        let way = Way(partner: journey.partner, direction: journey.direction)
        let twin = latest[way]
        if let twin, twin.last + 1 >= journey.first, twin.line != journey.line, seen.insert(journey.line).inserted {
          try findings.add(.visits, journey.line) { try twice(journey, twin, db) }
        }
        if twin.map({ $0.last <= journey.last }) ?? true { latest[way] = journey }
      }
    }
    return findings
  }

  private static func twice(_ later: Journey, _ earlier: Journey, _ db: Database) throws -> Finding {
    let id = try db.first("SELECT id FROM visits WHERE line = ?", [earlier.line.databaseValue]) { $0.text(0) } ?? ""
    let when = later.first > earlier.last ? "until the day before" : "in the same days"
    return Finding(
      .visits, later.line, "start",
      "\(try name(later.traveller, db)) is there for “\(shortened(id))” (line \(earlier.line)) \(when)")
  }
}
