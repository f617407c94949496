internal import Diplomacy
internal import GRDB

/// The list of partners and the overview: one pass over partners, one over milestones, and kept counts.
enum PartnerQuery {
  static func partners(_ db: Database, asOf day: CalendarDay, only id: String? = nil) throws -> [PartnerRow] {
    let standings = try Standing.all(db, asOf: day, partner: id)
    let counts = VisitsByDay(db: db, day: day)
    let condition = id == nil ? "a.is_home = 0" : "p.id = ?"
    var partners: [PartnerRow] = []
    var names: [String] = []
    try db.each(selection + " WHERE \(condition)", id.map { [$0.databaseValue] } ?? []) { row in
      partners.append(try partner(row, day, standings, counts))
      names.append(row.text(18))
    }
    // Sorted here, for SQLite would sort whole rows with all their cells.
    let order = names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
    return order.map { partners[$0] }
  }

  private static let selection = """
    SELECT p.id, p.name, p.local_name, p.official_name, p.kind, p.region, p.capital, p.confidence, p.sources, p.note,
      a.n, a.held, a.last_held, a.last_out, a.last_out_text, a.last_in,
      a.last_in_text, a.totals, a.folded
    FROM party a JOIN partners p ON p.id = a.id
    """

  private static func partner(
    _ row: RawStatement, _ day: CalendarDay, _ standings: [String: Standing], _ counts: VisitsByDay
  ) throws -> PartnerRow {
    let id = row.text(0)
    let number = row.integer(10)
    var partner = PartnerRow(
      id: id, name: row.text(1), localName: row.text(2), officialName: row.text(3), kind: row.text(4),
      region: row.text(5), capital: row.text(6), evidence: row.evidence(at: 7))
    if let standing = standings[id] {
      partner.tier = standing.tier
      partner.tierSince = PartialDate(stored: standing.tierSince)
      partner.sectoral = standing.sectoral
      partner.relationsSince = PartialDate(stored: standing.relationsSince)
      partner.isStandingDisputed = standing.isDisputed
      partner.standingConfidence = standing.confidence
    }
    partner.visits = try counts.held(with: number, row.integer(11), last: row.optional(12))
    partner.lastTopLevelOut = try counts.lastTop(with: number, .outbound, row.optional(13), row.text(14))
    partner.lastTopLevelIn = try counts.lastTop(with: number, .inbound, row.optional(15), row.text(16))
    // A year is known when it is over.
    let year = day.advanced(by: 1).year - 1
    partner.trade = PackedTotals.unpack(row.blob(17), through: year, count: 10)
    return partner
  }

  /// The dossier in a few numbers, counted from the partners.
  static func overview(_ db: Database, of partners: [PartnerRow]) throws -> Overview {
    var overview = Overview()
    for partner in partners {
      overview.visits += partner.visits
      if partner.kind == "state" { overview.tierCounts[partner.tier, default: 0] += 1 }
    }
    try db.each("SELECT severity, count(*) FROM problems WHERE \(ProblemRows.isDue) GROUP BY severity") { row in
      switch Problem.Severity(rawValue: row.text(0)) {
      case .error: overview.errors = row.integer(1)
      case .warning: overview.warnings = row.integer(1)
      case .note, nil: break
      }
    }
    return overview
  }
}

/// Visits up to a day: what is kept counts all, and is used where none is later; else they are counted.
private final class VisitsByDay {
  private let db: Database
  private let day: CalendarDay
  private let postings: Postings
  /// The number of the last visit by the day, and the visits up to it that were held, at the top level, and by
  /// direction; found when the first partner needs them.
  private lazy var last = Result { try TimelineYears(db: db).number(onOrAfter: day.ordinal + 1) - 1 }
  private lazy var held = set(.status, TimelineVisit.held)
  private lazy var topLevel = set(.topLevel, 0)
  private lazy var outbound = set(.direction, TimelineVisit.outbound)

  init(db: Database, day: CalendarDay) {
    self.db = db
    self.day = day
    postings = Postings(db: db)
  }

  private func set(_ field: PostingField, _ value: Int) -> Result<BitSet, any Error> {
    Result { try postings.set(field, value, through: last.get()) }
  }

  func held(with partner: Int, _ all: Int, last lastDay: Int?) throws -> Int {
    guard let lastDay, lastDay > day.ordinal else { return all }
    let held = try held.get()
    return try postings.numbers(.partner, partner, through: last.get()).count { held.contains($0) }
  }

  /// The date of the last visit at the top level in a direction.
  func lastTop(with partner: Int, _ direction: Direction, _ lastDay: Int?, _ text: String) throws -> PartialDate? {
    guard let lastDay else { return nil }
    if lastDay <= day.ordinal { return PartialDate(stored: text) }
    let (topLevel, outbound) = (try topLevel.get(), try outbound.get())
    let number = try postings.numbers(.partner, partner, through: last.get()).last {
      topLevel.contains($0) && outbound.contains($0) == (direction == .outbound)
    }
    return try number.flatMap { number in
      try db.first("SELECT \(TimelineTally.start)", [number.databaseValue]) { PartialDate(stored: $0.text(0)) } ?? nil
    }
  }
}
