internal import Diplomacy
internal import GRDB

/// Counts of partners and years made of the sets of visits, where `TimelineTally` would go through the visits.
struct TimelineRecount {
  let db: Database
  /// The number of the last visit of the timeline.
  let last: Int

  func run(partners: Set<Int>) throws {
    let outbound = try set(.direction, TimelineVisit.outbound)
    try recountYears(outbound)
    let (held, topLevel) = (try set(.status, TimelineVisit.held), try set(.topLevel, 0))
    for partner in partners.sorted() where partner > 0 {
      let all = try set(.partner, partner)
      let own = all.intersection(held)
      let top = all.intersection(topLevel)
      var inbound = top
      inbound.subtract(outbound)
      try recount(partner, held: own, out: top.intersection(outbound), inward: inbound)
    }
  }

  /// The visits of the timeline with a value.
  private func set(_ field: PostingField, _ value: Int) throws -> BitSet {
    var set = try Postings(db: db).set(field, value, through: last)
    set.cut(to: 1..<last + 1)
    return set
  }

  private func recount(_ partner: Int, held: BitSet, out: BitSet, inward: BitSet) throws {
    let (lastHeld, lastOut, lastIn) = (held.greatest, out.greatest, inward.greatest)
    try db.run(
      """
      UPDATE party SET held = ?, last_held = ?, last_out = ?, last_out_text = \(TimelineTally.start), last_in = ?,
        last_in_text = \(TimelineTally.start) WHERE n = ?
      """,
      [
        held.count.databaseValue, try day(of: lastHeld).databaseValue, try day(of: lastOut).databaseValue,
        lastOut.databaseValue, try day(of: lastIn).databaseValue, lastIn.databaseValue, partner.databaseValue,
      ])
  }

  private func day(of number: Int?) throws -> Int? {
    try number.flatMap { number in
      try db.first("SELECT start_day FROM timeline WHERE n = ?", [number.databaseValue]) { $0.integer(0) }
    }
  }

  private func recountYears(_ outbound: BitSet) throws {
    try db.run("DELETE FROM years")
    var first = 1
    while first <= last, let day = try day(of: first) {
      let year = CalendarDay(ordinal: day).year
      let next = try firstNumber(from: first, onOrAfter: CalendarDay.first(of: year + 1).ordinal)
      let out = outbound.count(in: first..<next)
      try db.run(
        "INSERT INTO years VALUES (?, ?, ?, ?, ?)",
        [
          year.databaseValue, first.databaseValue, (next - 1).databaseValue, out.databaseValue,
          (next - first - out).databaseValue,
        ])
      first = next
    }
  }

  private func firstNumber(from first: Int, onOrAfter limit: Int) throws -> Int {
    var (low, high) = (first, last + 1)
    while low < high {
      let middle = (low + high) / 2
      if try day(of: middle) ?? Int.max < limit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
