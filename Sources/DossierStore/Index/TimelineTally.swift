internal import Diplomacy
internal import GRDB

/// What is counted of partners and years while their visits pass by in the order of time.
struct TimelineTally {
  private struct Partner {
    var held = 0
    var lastHeld: Int?
    /// The number and the day of the last visit at the top level, by direction.
    var lastTop: [(number: Int, day: Int)?] = [nil, nil]
  }

  private struct Year {
    var first: Int
    var last: Int
    var outbound = 0
    var inbound = 0
  }

  private var partners: [Int: Partner] = [:]
  private var years: [Int: Year] = [:]
  /// The days from the start to the end of the longest visit.
  private(set) var longest = 0

  mutating func add(_ visit: TimelineVisit, _ number: Int, year: Int, isTopLevel: Bool) {
    longest = max(longest, visit.endDay - visit.startDay)
    years[year, default: Year(first: number, last: number)].last = number
    if visit.direction == TimelineVisit.outbound { years[year]?.outbound += 1 } else { years[year]?.inbound += 1 }
    guard visit.status == TimelineVisit.held else { return }
    partners[visit.partner, default: Partner()].held += 1
    partners[visit.partner]?.lastHeld = visit.startDay
    if isTopLevel { partners[visit.partner]?.lastTop[visit.direction] = (number, visit.startDay) }
  }

  func write(to db: Database) throws {
    for (year, entry) in years.sorted(by: { $0.key < $1.key }) {
      try db.run(
        "INSERT INTO years VALUES (?, ?, ?, ?, ?)",
        [
          year.databaseValue, entry.first.databaseValue, entry.last.databaseValue, entry.outbound.databaseValue,
          entry.inbound.databaseValue,
        ])
    }
    for (number, partner) in partners.sorted(by: { $0.key < $1.key }) {
      let (out, inward) = (partner.lastTop[Code.of(Direction.outbound)], partner.lastTop[Code.of(Direction.inbound)])
      try db.run(
        """
        UPDATE party SET held = ?, last_held = ?, last_out = ?, last_out_text = \(Self.start), last_in = ?,
          last_in_text = \(Self.start) WHERE n = ?
        """,
        [
          partner.held.databaseValue, partner.lastHeld.databaseValue, (out?.day).databaseValue,
          (out?.number).databaseValue, (inward?.day).databaseValue, (inward?.number).databaseValue,
          number.databaseValue,
        ])
    }
  }

  /// The start of a visit as it is written.
  static let start = "(SELECT v.start FROM timeline t CROSS JOIN visits v ON v.line = t.line WHERE t.n = ?)"
}
