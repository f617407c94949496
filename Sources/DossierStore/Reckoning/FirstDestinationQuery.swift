internal import Diplomacy
internal import GRDB

/// Where each of the home country's leaders went first in an office.
struct FirstDestinationQuery {
  private let db: Database
  private let day: CalendarDay
  private let visits: Range<Int>
  private let reader: VisitReader

  /// - Parameter visits: the numbers of the visits by the day.
  init(_ db: Database, asOf day: CalendarDay, visits: Range<Int>, reader: VisitReader) throws {
    self.db = db
    self.day = day
    self.visits = visits
    self.reader = reader
  }

  /// An office with what its visits are found by.
  private struct Term {
    var holder: OfficeHolder
    var person: Int
    var first: Int
    var last: Int?
  }

  /// The latest office first.
  func all() throws -> [FirstDestination] {
    let last = max(0, visits.upperBound - 1)
    let postings = Postings(db: db)
    var travels = try postings.set(.direction, TimelineVisit.outbound, through: last)
    travels.formIntersection(try postings.set(.status, TimelineVisit.held, through: last))
    travels.cut(to: visits)
    var passing = BitSet(through: last)
    for kind in VisitKind.allCases where !kind.isBilateral { try postings.add(.kind, Code.of(kind), to: &passing) }
    let years = TimelineYears(db: db)
    return try terms().map { term in
      let from = try years.number(onOrAfter: term.first)
      let end = try term.last.map { try years.number(onOrAfter: $0 + 1) } ?? visits.upperBound
      var own = travels.intersection(try postings.set(.homeLeader, term.person, through: last))
      own.cut(to: from..<max(from, min(end, visits.upperBound)))
      let first = own.numbers(in: visits, limit: 1).first
      own.subtract(passing)
      return FirstDestination(
        term: term.holder, first: try first.flatMap(reader.visit),
        firstBilateral: try own.numbers(in: visits, limit: 1).first.flatMap(reader.visit))
    }
  }

  private func terms() throws -> [Term] {
    let settings = try StoredDescriptor.settings(db)
    let ranks = settings.topLevelRanks.union([.speaker])
    let terms = try db.all(Self.selection, [settings.home.databaseValue, day.ordinal.databaseValue]) { row -> Term? in
      guard let rank = Rank(rawValue: row.text(3)), ranks.contains(rank), row.integer(12) > 0 else { return nil }
      return Term(
        holder: OfficeHolder(
          fact: FactKey("terms", row.text(10)), isDisputed: row.integer(11) == 1, leader: row.text(0),
          name: row.text(1), office: row.text(2), rank: rank, start: PartialDate(stored: row.text(4)),
          end: PartialDate(stored: row.text(5)), isActing: row.integer(6) == 1, evidence: row.evidence(at: 7)),
        person: row.integer(12), first: row.integer(13), last: row.optional(14))
    }
    return terms.compactMap(\.self)
  }

  private static let selection = """
    SELECT t.leader, COALESCE(p.display, t.leader), t.office, t.rank, t.start, t."end", t.acting, t.confidence,
      t.sources, t.note, t.id, \(Readings.isInDispute(.terms, line: "t.line")), p.n, t.start_first, t.end_last
    FROM shown_terms t LEFT JOIN people p ON p.id = t.leader
    WHERE t.country = ? AND t.start_first <= ? ORDER BY t.start_first DESC, t.id
    """
}
