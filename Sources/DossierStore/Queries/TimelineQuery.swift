internal import Diplomacy
internal import GRDB

/// Counts, pages and positions in the timeline.
struct TimelineQuery {
  let db: Database
  let query: VisitQuery
  /// The numbers of the visits by the as-of date.
  let range: Range<Int>
  private let partner: Int?
  private let filter: VisitFilter

  init(_ db: Database, _ query: VisitQuery) throws {
    self.db = db
    self.query = query
    filter = try VisitFilter(db, asOf: query.asOf)
    range = 1..<(try TimelineYears(db: db).number(onOrAfter: query.asOf.ordinal + 1))
    partner = try query.partner.map { id in
      try db.first("SELECT n FROM party WHERE id = ?", [id.databaseValue]) { $0.integer(0) } ?? 0
    }
  }

  func selection(_ filter: Filter) throws -> VisitSelection {
    try self.filter.selection(filter, partner: partner, in: range)
  }

  /// Counts, the years, a window and a position in one go, so that the filter is looked up once.
  func summary() throws -> VisitSummary {
    let withoutYears = query.filter.removing(.year)
    let selection = try selection(withoutYears)
    return VisitSummary(
      total: withoutYears.isEmpty ? selection.count : try self.selection(Filter()).count,
      matching: withoutYears == query.filter ? selection.count : try self.selection(query.filter).count,
      years: try years(of: selection))
  }

  private func years(of selection: VisitSelection) throws -> [YearCount] {
    let years = try db.all(
      "SELECT year, first, last, outbound, inbound FROM years WHERE first < ? ORDER BY year",
      [
        range.upperBound.databaseValue
      ]
    ) { row in
      (
        numbers: row.integer(1)..<row.integer(2) + 1,
        all: YearCount(year: row.integer(0), outbound: row.integer(3), inbound: row.integer(4))
      )
    }
    let isWhole = selection.set == nil && selection.range == range
    if isWhole, years.last.map({ $0.numbers.upperBound <= range.upperBound }) ?? true { return years.map(\.all) }
    let set = selection.asSet
    let outbound = try Postings(db: db).set(.direction, TimelineVisit.outbound, through: set.last).intersection(set)
    return years.compactMap { year in
      let count = set.count(in: year.numbers)
      guard count > 0 else { return nil }
      let out = outbound.count(in: year.numbers)
      return YearCount(year: year.all.year, outbound: out, inbound: count - out)
    }
  }

  func rows(at positions: Range<Int>) throws -> [VisitRow] {
    let positions = positions.clamped(to: 0..<Int.max)
    guard !positions.isEmpty else { return [] }
    let numbers = try selection(query.filter).numbers(at: positions, descending: query.order == .newestFirst)
    return try VisitReader(db).visits(numbers)
  }

  func position(of visit: String) throws -> Int? {
    let found = try db.first(
      "SELECT t.n FROM visits v CROSS JOIN timeline t ON t.line = v.line WHERE v.id = ?", [visit.databaseValue]
    ) { $0.integer(0) }
    return try found.flatMap {
      try selection(query.filter).position(of: $0, descending: query.order == .newestFirst)
    }
  }
}
