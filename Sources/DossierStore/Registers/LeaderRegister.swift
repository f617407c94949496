internal import Diplomacy
internal import GRDB

/// The leaders by a day: their offices from the terms, their visits counted in sets.
struct LeaderRegister {
  let db: Database
  let day: CalendarDay
  private let home: String
  private let held: BitSet
  private let outbound: BitSet

  init(_ db: Database, asOf day: CalendarDay) throws {
    self.db = db
    self.day = day
    home = try StoredDescriptor.settings(db).home
    let end = try TimelineYears(db: db).number(onOrAfter: day.ordinal + 1)
    let postings = Postings(db: db)
    var held = try postings.set(.status, TimelineVisit.held, through: max(1, end - 1))
    held.cut(to: 1..<max(1, end))
    self.held = held
    outbound = held.intersection(try postings.set(.direction, TimelineVisit.outbound, through: held.last))
  }

  /// Leaders of whom something is known by the day: a visit, or a term that had begun; those of whom nothing at all is
  /// dated are known on any day.
  func register() throws -> Register<LeaderRow> {
    let offices = try offices()
    let tallies = try tallies()
    let named = try Set([PostingField.homeLeader, .partnerLeader].flatMap { try Postings(db: db).counts($0).keys })
    var later = 0
    let rows = try db.all(Self.selection) { row -> LeaderRow? in
      let (number, id) = (row.integer(0), row.text(1))
      let terms = offices[id] ?? []
      let tally = tallies[number] ?? Tally()
      let begun = terms.filter { $0.start ?? Int.min <= day.ordinal }
      let isLater = begun.isEmpty && !terms.isEmpty
      let hasLaterVisits = tally.count == 0 && named.contains(number)
      guard tally.count > 0 || !(isLater || hasLaterVisits) || begun.contains(where: { $0.start != nil }) else {
        later += 1
        return nil
      }
      return try leader(row, begun, tally)
    }.compactMap(\.self)
    return Register(
      rows: rows, later: later, sources: try SourceRows.sources(Set(rows.flatMap(\.evidence.sources)), db))
  }

  /// One leader, or nil when nobody has the id.
  func leader(_ id: String) throws -> LeaderRow? {
    let number = try db.first("SELECT n FROM people WHERE id = ?", [id.databaseValue]) { $0.integer(0) }
    guard let number else { return nil }
    let terms = try offices(of: id)[id] ?? []
    let tally = Tally(
      made: try visits(of: number, madeOnly: true), received: try visits(of: number, madeOnly: false))
    return try db.first(Self.selection + " WHERE p.id = ?", [id.databaseValue]) { row in
      try leader(row, terms.filter { $0.start ?? Int.min <= day.ordinal }, tally)
    }
  }

  private static let selection = """
    SELECT p.n, p.id, p.name, p.native, p.country, c.name, l.confidence, l.sources, l.note
    FROM people p LEFT JOIN party c ON c.id = p.country LEFT JOIN leaders l ON l.id = p.id
    """

  private func leader(_ row: RawStatement, _ terms: [Term], _ tally: Tally) throws -> LeaderRow {
    var offices: [String] = []
    for term in terms where !offices.contains(term.office) { offices.append(term.office) }
    return LeaderRow(
      id: row.text(1), name: row.text(2), nativeName: row.text(3), country: row.text(4), countryName: row.text(5),
      isHome: row.text(4) == home, office: onDay(terms), offices: offices, made: tally.made, received: tally.received,
      first: try tally.first.flatMap(date), last: try tally.last.flatMap(date),
      evidence: Evidence(
        sourceList: row.text(7), confidence: Confidence(rawValue: row.text(6)) ?? .medium, note: row.text(8)))
  }

  private func date(_ visit: Int) throws -> PartialDate? {
    try db.first("SELECT \(TimelineTally.start)", [visit.databaseValue]) { PartialDate(stored: $0.text(0)) } ?? nil
  }

  // MARK: Offices

  private struct Term {
    var office: String
    var rank: Rank
    var start: Int?
    var end: Int?
    var startText: String
    var isActing: Bool
    var isDisputed: Bool
  }

  /// Terms by leader, the highest office first and of equals the latest.
  private func offices(of leader: String? = nil) throws -> [String: [Term]] {
    var terms: [String: [Term]] = [:]
    try db.each(
      """
      SELECT leader, office, rank, start_first, end_last, start, acting, \(Readings.isInDispute(.terms))
      FROM shown_terms WHERE office IS NOT NULL \(leader == nil ? "" : "AND leader = ?")
      ORDER BY leader, \(TimelineQuery.rankOrder), start_first DESC, line
      """, leader.map { [$0.databaseValue] } ?? []
    ) { row in
      terms[row.text(0), default: []].append(
        Term(
          office: row.text(1), rank: Rank(rawValue: row.text(2)) ?? .other, start: row.optional(3),
          end: row.optional(4), startText: row.text(5), isActing: row.integer(6) == 1, isDisputed: row.integer(7) == 1))
    }
    return terms
  }

  /// The highest office held on the day; else, of a leader without any dated term, the highest held at some time.
  private func onDay(_ terms: [Term]) -> OfficeOnDay? {
    func made(_ term: Term, isUndated: Bool) -> OfficeOnDay {
      OfficeOnDay(
        office: term.office, rank: term.rank, start: PartialDate(stored: term.startText), isActing: term.isActing,
        isUndated: isUndated, isDisputed: term.isDisputed)
    }
    let held = terms.first { $0.start ?? Int.max <= day.ordinal && $0.end ?? Int.max >= day.ordinal }
    if let held { return made(held, isUndated: false) }
    guard terms.allSatisfy({ $0.start == nil && $0.end == nil }) else { return nil }
    return terms.first.map { made($0, isUndated: true) }
  }

  // MARK: Visits

  /// How many visits a leader made and received, and the numbers of the first and the last.
  private struct Tally {
    var made = 0
    var received = 0
    var first: Int?
    var last: Int?
    var count: Int { made + received }

    mutating func add(_ visit: Int, isMade: Bool) {
      if isMade { made += 1 } else { received += 1 }
      first = min(first ?? visit, visit)
      last = max(last ?? visit, visit)
    }

    init() {}

    init(made: [Int], received: [Int]) {
      self.made = made.count
      self.received = received.count
      first = (made + received).min()
      last = (made + received).max()
    }
  }

  /// One pass over the sets of all leaders: a million visits are some two million numbers.
  private func tallies() throws -> [Int: Tally] {
    var tallies: [Int: Tally] = [:]
    for field in [PostingField.homeLeader, .partnerLeader] {
      try Postings(db: db).each(field) { leader, visits in
        var tally = tallies[leader] ?? Tally()
        PackedSet.walk(visits) { number in
          guard number <= held.last else { return false }
          if held.contains(number) { tally.add(number, isMade: outbound.contains(number) == (field == .homeLeader)) }
          return true
        }
        if tally.count > 0 { tallies[leader] = tally }
      }
    }
    return tallies
  }

  /// The numbers of the visits that a leader made, or received, ascending.
  func visits(of number: Int, madeOnly isMade: Bool) throws -> [Int] {
    var found: Set<Int> = []
    for field in [PostingField.homeLeader, .partnerLeader] {
      for visit in try Postings(db: db).numbers(field, number, through: held.last) where held.contains(visit) {
        if (outbound.contains(visit) == (field == .homeLeader)) == isMade { found.insert(visit) }
      }
    }
    return found.sorted()
  }
}
