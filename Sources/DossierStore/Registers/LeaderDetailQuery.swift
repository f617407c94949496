internal import Diplomacy
internal import GRDB

/// Everything known of one leader by a day.
struct LeaderDetailQuery {
  let db: Database
  let id: String
  let day: CalendarDay

  /// The most visits that the page lists: more are the timeline's business.
  static let mostVisits = 200
  /// The most leaders met that it lists.
  static let mostMet = 40

  func detail() throws -> LeaderDetail? {
    let register = try LeaderRegister(db, asOf: day)
    guard let leader = try register.leader(id),
      let number = try db.first("SELECT n FROM people WHERE id = ?", [id.databaseValue], { $0.integer(0) })
    else { return nil }
    let made = try register.visits(of: number, madeOnly: true)
    let received = try register.visits(of: number, madeOnly: false)
    let all = (made + received).sorted(by: >)
    let travelled = Set(made)
    let visits = try VisitReader(db).visits(Array(all.prefix(Self.mostVisits)))
      .enumerated().map { LeaderVisit(visit: $1, isTraveller: travelled.contains(all[$0])) }
    let terms = try terms()
    let firsts = try firstDestinations(made)
    let evidence =
      [leader.evidence] + terms.map(\.evidence) + visits.map(\.visit.evidence) + firsts.map(\.visit.evidence)
    return LeaderDetail(
      leader: leader, terms: terms, travel: try travel(made, received), visits: visits,
      visitsLeft: all.count - visits.count, met: try met(all, number), firstDestinations: firsts,
      sources: try SourceRows.sources(Set(evidence.flatMap(\.sources)), db))
  }

  private func terms() throws -> [Fact] {
    try FactRows(db).facts(
      .terms,
      where: """
        leader = ? AND \(Table.terms.isKnown) AND line IN (SELECT line FROM shown_terms)
        ORDER BY COALESCE(start_first, 0) DESC, id
        """, [id.databaseValue, day.ordinal.databaseValue])
  }

  private func travel(_ made: [Int], _ received: [Int]) throws -> [LeaderYear] {
    let years = try db.all("SELECT year, first, last FROM years ORDER BY year") {
      (year: $0.integer(0), numbers: $0.integer(1)..<$0.integer(2) + 1)
    }
    return years.compactMap { year in
      let counts = [made, received].map { visits in visits.count { year.numbers.contains($0) } }
      return counts[0] + counts[1] == 0 ? nil : LeaderYear(year: year.year, made: counts[0], received: counts[1])
    }
  }

  /// The leaders of the other side of the visits.
  private func met(_ visits: [Int], _ number: Int) throws -> [MetLeader] {
    guard let last = visits.first else { return [] }
    var set = BitSet(through: last)
    for visit in visits { set.insert(visit) }
    let postings = Postings(db: db)
    // On which side the leader stands is where most of the visits name them.
    let isHome = try postings.numbers(.homeLeader, number, through: last).contains { set.contains($0) }
    let counts = try postings.counts(isHome ? .partnerLeader : .homeLeader, in: set)
    let found = try db.all(
      "SELECT p.n, p.id, p.display, c.name FROM people p LEFT JOIN party c ON c.id = p.country"
    ) { row in
      counts[row.integer(0)].map {
        MetLeader(id: row.text(1), name: row.text(2), countryName: row.text(3), visits: $0)
      }
    }.compactMap(\.self)
    return Array(found.sorted { ($1.visits, $0.name, $0.id) < ($0.visits, $1.name, $1.id) }.prefix(Self.mostMet))
  }

  /// The first visit made in each term that has a start.
  private func firstDestinations(_ made: [Int]) throws -> [FirstJourney] {
    let terms = try db.all(
      """
      SELECT office, start, start_first, COALESCE(end_last, \(Int(Int32.max))) FROM shown_terms
      WHERE leader = ? AND start_first <= ? AND office IS NOT NULL ORDER BY start_first DESC
      """, [id.databaseValue, day.ordinal.databaseValue]
    ) { ($0.text(0), $0.text(1), $0.integer(2)...max($0.integer(2), $0.integer(3))) }
    let reader = VisitReader(db)
    let years = TimelineYears(db: db)
    return try terms.compactMap { office, start, days in
      let first = try years.number(onOrAfter: days.lowerBound)
      guard let date = PartialDate(stored: start), let number = made.first(where: { $0 >= first }),
        let visit = try reader.visit(number), let begin = visit.start.first?.ordinal, days.contains(begin)
      else { return nil }
      return FirstJourney(office: office, start: date, visit: visit)
    }
  }
}
