internal import Diplomacy
internal import GRDB

/// The visits behind a number of a reckoning, found as it counts them.
enum VisitsBehindQuery {
  /// The most that a page lists.
  static let limit = 500

  static func report(_ db: Database, _ wanted: VisitsBehind, asOf day: CalendarDay) throws -> VisitsBehindReport {
    let postings = Postings(db: db)
    let years = TimelineYears(db: db)
    let end = try years.number(onOrAfter: day.ordinal + 1)
    let last = max(0, end - 1)
    var set = try postings.set(.status, TimelineVisit.held, through: last)
    if let partner = wanted.partner {
      let number = try db.first("SELECT n FROM party WHERE id = ?", [partner.databaseValue]) { $0.integer(0) }
      set.formIntersection(try number.map { try postings.set(.partner, $0, through: last) } ?? BitSet(through: last))
    }
    if let direction = wanted.direction {
      set.formIntersection(try postings.set(.direction, Code.of(direction), through: last))
    }
    if let level = wanted.level {
      var ranks = BitSet(through: last)
      for rank in level.ranks(top: try StoredDescriptor.settings(db).topLevelRanks) {
        try postings.add(.rank, rank.order, to: &ranks)
      }
      set.formIntersection(ranks)
    }
    if wanted.isBilateral {
      for kind in VisitKind.allCases where !kind.isBilateral {
        set.subtract(try postings.set(.kind, Code.of(kind), through: last))
      }
    }
    let from = try wanted.year.map { try years.number(from: $0) } ?? 1
    let through = try wanted.year.map { try years.number(before: $0) } ?? end
    set.cut(to: from..<max(from, min(end, through)))
    let visits = try VisitReader(db).visits(set.numbers(at: 0..<limit, descending: true))
    return VisitsBehindReport(
      visits: visits, left: set.count - visits.count,
      partnerName: try wanted.partner.flatMap { id in
        try db.first("SELECT name FROM party WHERE id = ?", [id.databaseValue]) { $0.text(0) }
      }, sources: try SourceRows.sources(Set(visits.flatMap(\.evidence.sources)), db))
  }
}
