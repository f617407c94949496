internal import Diplomacy
internal import GRDB

/// The visits held with a partner as events of its years.
struct VisitEvents {
  /// The most visits of one year that are told of; where there are more, those at the top level go first.
  static let limitPerYear = 6

  /// From as many visits of a partner on, finding those that are told of takes longer than reading its years.
  static let many = 400

  /// Whether those of a partner are soon found, whatever the day.
  static func areFew(_ db: Database, _ partner: String) throws -> Bool {
    try Postings(db: db).count(.partner, number(of: partner, db)) < many
  }

  private static func number(of partner: String, _ db: Database) throws -> Int {
    try db.first("SELECT n FROM party WHERE id = ?", [partner.databaseValue]) { $0.integer(0) } ?? 0
  }

  let db: Database
  let held: BitSet
  /// Those of the visits held that led abroad.
  let outbound: BitSet
  private let topLevel: BitSet

  init(_ db: Database, _ partner: String, _ day: CalendarDay) throws {
    self.db = db
    let postings = Postings(db: db)
    let end = try TimelineYears(db: db).number(onOrAfter: day.ordinal + 1)
    var visits = try postings.set(.partner, Self.number(of: partner, db), through: end)
    visits.cut(to: 1..<end)
    held = visits.intersection(try postings.set(.status, TimelineVisit.held, through: end))
    outbound = held.intersection(try postings.set(.direction, TimelineVisit.outbound, through: end))
    topLevel = held.intersection(try postings.set(.topLevel, 0, through: end))
  }

  /// The events, and by year how many more there are.
  func events() throws -> (events: [RelationEvent], left: [Int: Int]) {
    let (chosen, left) = try choice()
    return (try read(chosen), left)
  }

  /// The numbers of the visits that are told of.
  func chosen() throws -> [Int] { try choice().chosen }

  private func choice() throws -> (chosen: [Int], left: [Int: Int]) {
    var chosen: [Int] = []
    var left: [Int: Int] = [:]
    try db.each("SELECT year, first, last FROM years ORDER BY year") { row in
      let numbers = row.integer(1)..<row.integer(2) + 1
      let count = held.count(in: numbers)
      guard count > Self.limitPerYear else {
        chosen += held.numbers(in: numbers, limit: count)
        return
      }
      let best = topLevel.numbers(in: numbers, limit: Self.limitPerYear)
      let others = best.count < Self.limitPerYear ? held.numbers(in: numbers, limit: 2 * Self.limitPerYear) : []
      chosen += (best + others.filter { !best.contains($0) }).prefix(Self.limitPerYear).sorted()
      left[row.integer(0)] = count - Self.limitPerYear
    }
    return (chosen, left)
  }

  /// Only what an event tells is read: there may be some for each of a hundred years.
  private func read(_ numbers: [Int]) throws -> [RelationEvent] {
    let reader = VisitReader(db)
    var titles: [String: String] = [:]
    let row = try RawStatement(db, Self.selection)
    defer { row.reset() }
    var events: [RelationEvent] = []
    for number in numbers {
      row.reset()
      row.bind(number, at: 1)
      guard try row.step() else { continue }
      let travellers = row.text(4)
      let title = try titles[travellers] ?? reader.leaders(travellers).joined(separator: ", ")
      titles[travellers] = title
      events.append(
        RelationEvent(
          id: row.text(0), date: PartialDate(required: row.text(1)),
          kind: .visit(Code.word(row.integer(2)) ?? .outbound, Code.word(row.integer(3)) ?? .other), title: title))
    }
    return events
  }

  private static let selection = """
    SELECT v.id, v.start, t.direction, t.kind, CASE t.direction WHEN 0 THEN v.home_leaders ELSE v.partner_leaders END
    FROM timeline t CROSS JOIN visits v ON v.line = t.line WHERE t.n = ?
    """
}
