internal import Diplomacy
internal import GRDB

/// What a reckoning asks of the visits by a day: for each, by its number, the ranks of those who travelled and a few
/// words more, as bits side by side.
///
/// A million visits are two megabytes, filled from the sets of the index and walked in the order of each partner's
/// visits; SQLite would look at each row for every question (decision 0007).
struct VisitMarks {
  typealias Bits = UInt16

  static let held: Bits = 1 << 11
  static let outbound: Bits = 1 << 12
  /// A summit, an event or a transit.
  static let passing: Bits = 1 << 13

  private let postings: Postings
  private let db: Database
  /// By the number of the visit; the first is nobody's.
  private var bits: [Bits]
  private let top: Set<Rank>

  init(_ db: Database, asOf day: CalendarDay) throws {
    self.db = db
    postings = Postings(db: db)
    top = try StoredDescriptor.settings(db).topLevelRanks
    let end = try TimelineYears(db: db).number(onOrAfter: day.ordinal + 1)
    bits = [Bits](repeating: 0, count: end)
    try mark(.rank) { $0 < 11 ? 1 << Bits($0) : 0 }
    try mark(.status) { $0 == TimelineVisit.held ? Self.held : 0 }
    try mark(.direction) { $0 == TimelineVisit.outbound ? Self.outbound : 0 }
    let passing = Set(VisitKind.allCases.filter { !$0.isBilateral }.map(Code.of))
    try mark(.kind) { passing.contains($0) ? Self.passing : 0 }
  }

  /// The number after the last visit by the day.
  var end: Int { bits.count }

  private mutating func mark(_ field: PostingField, _ bit: (Int) -> Bits) throws {
    try postings.each(field) { value, visits in
      let bit = bit(value)
      guard bit != 0 else { return }
      bits.withUnsafeMutableBufferPointer { bits in
        PackedSet.walk(visits) { number in
          guard number < bits.count else { return false }
          bits[number] |= bit
          return true
        }
      }
    }
  }

  /// The bits of the ranks at a level.
  func mask(_ level: VisitLevel) -> Bits { level.ranks(top: top).reduce(0) { $0 | 1 << Bits($1.order) } }

  /// Calls the body with every partner's held visits in the order of time: the partner's number, the visit's, its bits.
  func eachHeld(_ body: (Int, Int, Bits) -> Void) throws {
    try postings.each(.partner) { partner, visits in
      bits.withUnsafeBufferPointer { bits in
        PackedSet.walk(visits) { number in
          guard number < bits.count else { return false }
          if bits[number] & Self.held != 0 { body(partner, number, bits[number]) }
          return true
        }
      }
    }
  }

  /// Held visits by the day at no level.
  var withoutLevel: Int {
    let levels = VisitLevel.allCases.reduce(0) { $0 | mask($1) }
    return bits.count { $0 & Self.held != 0 && $0 & levels == 0 }
  }

  /// Visits without a place in time, readings that are not shown apart.
  func undated() throws -> Int {
    try db.first(
      """
      SELECT count(*) FROM visit_aside a CROSS JOIN visits v ON v.line = a.line
      WHERE COALESCE(v.start_first, v.start_last) IS NULL AND NOT (\(Readings.isSetAside(.visits, line: "v.line")))
      """
    ) { $0.integer(0) } ?? 0
  }
}
