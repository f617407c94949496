internal import Diplomacy
internal import GRDB

/// The visits of the timeline in memory, for checks that follow each traveller from one to the next: by traveller,
/// SQLite would jump about in the rows.
struct TravelLog {
  struct Visit {
    var line: Int32
    var partner: Int32
    var direction: UInt8
    var kind: UInt8
    var status: UInt8
    var first: Int32
    var last: Int32
  }

  /// By number; the first, 0, stands for nothing.
  let visits: [Visit]
  /// Visits with a note, which may explain what is found of them.
  private let noted: BitSet

  init(_ db: Database) throws {
    var visits = [Visit(line: 0, partner: 0, direction: 0, kind: 0, status: 0, first: 0, last: 0)]
    let rows = try RawStatement(
      db, "SELECT line, partner, direction, kind, status, start_day, end_day FROM timeline ORDER BY n")
    defer { rows.reset() }
    while try rows.step() {
      visits.append(
        Visit(
          line: Int32(clamping: rows.integer(0)), partner: Int32(clamping: rows.integer(1)),
          direction: UInt8(clamping: rows.integer(2)), kind: UInt8(clamping: rows.integer(3)),
          status: UInt8(clamping: rows.integer(4)), first: Int32(clamping: rows.integer(5)),
          last: Int32(clamping: rows.integer(6))))
    }
    self.visits = visits
    noted = try Postings(db: db).set(.has, Has.note.trailingZeroBitCount, through: visits.count)
  }

  /// Whether the note of a visit explains findings of a rule.
  func explains(_ rule: Rule, _ number: Int, _ db: Database) throws -> Bool {
    guard noted.contains(number) else { return false }
    let line = Int(visits[number].line).databaseValue
    return Explanations.explain(
      rule, try db.first("SELECT note FROM visits WHERE line = ?", [line]) { $0.text(0) } ?? "")
  }

  /// Calls the body with each leader of a side, by number, and the numbers of that leader's visits, ascending.
  func eachLeader(_ field: PostingField, _ db: Database, _ body: (Int, [Int]) throws -> Void) throws {
    let count = visits.count
    try Postings(db: db).each(field) { leader, packed in
      var numbers: [Int] = []
      PackedSet.walk(packed) { number in
        // Those after the timeline are not shown.
        if number < count { numbers.append(number) }
        return number < count
      }
      if !numbers.isEmpty { try body(leader, numbers) }
    }
  }

  /// Calls the body with each traveller and the visits they made that were not called off, in the order of time.
  func eachTraveller(_ db: Database, _ body: (Int, [Int]) throws -> Void) throws {
    let cancelled = UInt8(Code.of(VisitStatus.cancelled))
    for (direction, field) in [(Direction.outbound, PostingField.homeLeader), (.inbound, .partnerLeader)] {
      let code = UInt8(Code.of(direction))
      try eachLeader(field, db) { leader, numbers in
        let own = numbers.filter { visits[$0].direction == code && visits[$0].status != cancelled }
        if !own.isEmpty { try body(leader, own) }
      }
    }
  }
}
