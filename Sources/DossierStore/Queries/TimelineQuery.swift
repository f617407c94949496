internal import Diplomacy
internal import GRDB

/// Counts, pages and positions in the timeline: what the filter keeps is found once for all of them.
final class TimelineQuery {
  let db: Database
  let query: VisitQuery
  /// The numbers of the visits by the as-of date.
  let range: Range<Int>
  private let partner: Int?
  private let filter: VisitFilter
  /// What all terms but those on the year keep, which the strip of years shows, and what all keep.
  private lazy var inAllYears = Result { try selection(query.filter.removing(.year)) }
  private(set) lazy var kept = Result { try filter.cut(inAllYears.get(), byYearsOf: query.filter) }

  init(_ db: Database, _ query: VisitQuery) throws {
    self.db = db
    self.query = query
    filter = try VisitFilter(db, asOf: query.asOf)
    range = 1..<(try TimelineYears(db: db).number(onOrAfter: query.asOf.ordinal + 1))
    partner = try query.partner.map { id in
      try db.first("SELECT n FROM party WHERE id = ?", [id.databaseValue]) { $0.integer(0) } ?? 0
    }
  }

  /// What another filter would keep of the same visits.
  func selection(_ filter: Filter) throws -> VisitSelection {
    try self.filter.selection(filter, partner: partner, in: range)
  }

  /// Whether a selection is all visits of the index, so that counts that are kept serve.
  func isEverything(_ selection: VisitSelection) throws -> Bool {
    try selection.set == nil && selection.range == 1..<Postings(db: db).last() + 1
  }

  private var isDescending: Bool { query.order == .newestFirst }

  func summary() throws -> VisitSummary {
    let selection = try inAllYears.get()
    let isUnfiltered = query.filter.removing(.year).isEmpty
    return VisitSummary(
      total: isUnfiltered ? selection.count : try self.selection(Filter()).count, matching: try kept.get().count,
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
    return try VisitReader(db).visits(try kept.get().numbers(at: positions, descending: isDescending))
  }

  /// How many visits there are, and the first that all terms keep.
  func list(limit: Int) throws -> (total: Int, rows: [VisitRow]) {
    let total = query.filter.isEmpty ? try kept.get().count : try selection(Filter()).count
    return (total, try rows(at: 0..<min(limit, kept.get().count)))
  }

  func position(of visit: String) throws -> Int? {
    let found = try db.first(
      "SELECT t.n FROM visits v CROSS JOIN timeline t ON t.line = v.line WHERE v.id = ?", [visit.databaseValue]
    ) { $0.integer(0) }
    return try found.flatMap { try kept.get().position(of: $0, descending: isDescending) }
  }

  /// The counts, with so many rows either side of a visit if the query finds it, else from the first on.
  func page(around visit: String?, reach: Int) throws -> VisitPage {
    let summary = try summary()
    let position = try visit.flatMap(position)
    let start = max(0, (position ?? 0) - reach)
    let end = min(summary.matching, (position ?? 0) + reach + 1)
    return VisitPage(
      summary: summary, rows: start < end ? try rows(at: start..<end) : [], start: start, position: position)
  }
}
