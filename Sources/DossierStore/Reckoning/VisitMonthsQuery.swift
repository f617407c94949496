internal import Diplomacy
internal import GRDB

/// Visits held by month, counted as bits between the numbers at which months begin.
struct VisitMonthsQuery {
  private let db: Database
  private let last: Int
  private let day: CalendarDay

  init(_ db: Database, asOf day: CalendarDay) throws {
    self.db = db
    self.day = day
    last = max(0, try TimelineYears(db: db).number(onOrAfter: day.ordinal + 1) - 1)
  }

  func months(_ years: ClosedRange<Int>) throws -> VisitMonths {
    let postings = Postings(db: db)
    let held = try postings.set(.status, TimelineVisit.held, through: last)
    let outbound = held.intersection(try postings.set(.direction, TimelineVisit.outbound, through: last))
    var months = VisitMonths(years: years, outbound: [:], inbound: [:], withoutMonth: 0)
    for year in years {
      // What the timeline has of a year decides whether the year is known at all.
      let known = try TimelineYears(db: db).number(before: year) > TimelineYears(db: db).number(from: year)
      guard known || year == day.year else { continue }
      var counts: (out: [Int], in: [Int]) = ([], [])
      for month in 1...12 {
        let (precise, vague) = try numbers(year, month)
        months.withoutMonth += held.count(in: vague)
        let out = outbound.count(in: precise)
        counts.out.append(out)
        counts.in.append(held.count(in: precise) - out)
      }
      (months.outbound[year], months.inbound[year]) = counts
    }
    return months
  }

  /// The numbers of the visits of which this month is known, and of those that stand on its first day only because no
  /// month is known of them: of visits that start on the same day the vaguer come first.
  private func numbers(_ year: Int, _ month: Int) throws -> (precise: Range<Int>, vague: Range<Int>) {
    let years = TimelineYears(db: db)
    guard let first = CalendarDay(year: year, month: month, day: 1) else { return (0..<0, 0..<0) }
    let days = CalendarDay.daysInMonth(month, of: year)
    let start = min(try years.number(onOrAfter: first.ordinal), last + 1)
    let end = min(try years.number(onOrAfter: first.ordinal + days), last + 1)
    var precise = start
    while precise < end, try span(precise) ?? 0 >= days { precise += 1 }
    return (precise..<max(precise, end), start..<precise)
  }

  /// How many days lie between the first and the last day that the start of a visit can mean.
  private func span(_ number: Int) throws -> Int? {
    try db.first(
      """
      SELECT COALESCE(v.start_last, v.start_first) - COALESCE(v.start_first, v.start_last)
      FROM timeline t CROSS JOIN visits v ON v.line = t.line WHERE t.n = ?
      """, [number.databaseValue]
    ) { $0.integer(0) }
  }
}
