internal import Diplomacy
internal import Foundation
internal import GRDB

/// The list of partners and the overview: one pass over partners, one over milestones, and kept counts.
enum PartnerQuery {
  static func partners(_ db: Database, asOf day: CalendarDay, only id: String? = nil) throws -> [PartnerRow] {
    let standings = try Standing.all(db, asOf: day, partner: id)
    let lastTop = try TopVisits(db, asOf: day)
    let condition = id == nil ? "a.is_home = 0" : "p.id = ?"
    var partners: [PartnerRow] = []
    let values = [day.ordinal.databaseValue] + (id.map { [$0.databaseValue] } ?? [])
    try db.each(selection + " WHERE \(condition) ORDER BY a.folded", values) { row in
      partners.append(try partner(row, day, standings, lastTop))
    }
    return partners
  }

  /// The days of the visits are only fetched when some of them are later than the day.
  private static let selection = """
    SELECT p.id, p.name, p.local_name, p.official_name, p.kind, p.region, p.capital, p.confidence, p.sources, p.note,
      a.n, a.held, CASE WHEN a.last_held > ? THEN a.held_days END, a.last_out, a.last_out_text, a.last_in,
      a.last_in_text, a.totals
    FROM party a JOIN partners p ON p.id = a.id
    """

  private static func partner(
    _ row: Row, _ day: CalendarDay, _ standings: [String: Standing], _ lastTop: TopVisits
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
    partner.visits = (row[12] as Data?).map { PackedNumbers.count($0, through: day.ordinal) } ?? row.integer(11)
    partner.lastTopLevelOut = try lastTop.date(number, .outbound, row[13] as Int?, row.text(14))
    partner.lastTopLevelIn = try lastTop.date(number, .inbound, row[15] as Int?, row.text(16))
    // A year is known when it is over.
    let year = day.advanced(by: 1).year - 1
    if let totals = row[17] as Data? { partner.trade = PackedTotals.unpack(totals, through: year, count: 10) }
    return partner
  }

  /// The dossier in a few numbers, counted from the partners.
  static func overview(_ db: Database, of partners: [PartnerRow]) throws -> Overview {
    var overview = Overview()
    for partner in partners {
      overview.visits += partner.visits
      if partner.kind == "state" { overview.tierCounts[partner.tier, default: 0] += 1 }
    }
    // Notes and what is explained are for those who look; the count is of what is to be done.
    try db.each(
      "SELECT severity, count(*) FROM problems WHERE severity = 'error' OR explanation = '' GROUP BY severity"
    ) { row in
      switch Problem.Severity(rawValue: row.text(0)) {
      case .error: overview.errors = row.integer(1)
      case .warning: overview.warnings = row.integer(1)
      case .note, nil: break
      }
    }
    return overview
  }
}

/// The last visits at the top level up to a day: kept for today, sought when the day is earlier.
private struct TopVisits {
  let db: Database
  let day: CalendarDay

  init(_ db: Database, asOf day: CalendarDay) throws {
    self.db = db
    self.day = day
  }

  func date(_ partner: Int, _ direction: Direction, _ last: Int?, _ text: String) throws -> PartialDate? {
    guard let last else { return nil }
    if last <= day.ordinal { return PartialDate(stored: text) }
    return try db.first(
      "SELECT start FROM top_visit WHERE partner = ? AND direction = ? AND start_day <= ? ORDER BY n DESC LIMIT 1",
      [partner.databaseValue, Code.of(direction).databaseValue, day.ordinal.databaseValue]
    ) { PartialDate(stored: $0.text(0)) } ?? nil
  }
}
