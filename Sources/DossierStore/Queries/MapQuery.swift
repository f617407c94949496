internal import Diplomacy
internal import GRDB

/// The partners with their places, and how many visits of a filter each had.
enum MapQuery {
  /// - Parameter filter: the visits that are counted; only those that were held are.
  static func report(_ db: Database, visits filter: Filter, asOf day: CalendarDay) throws -> MapReport {
    let home = try StoredDescriptor.settings(db).home
    let places = try places(db)
    let visits = try counts(db, filter, day)
    let place = { (row: PartnerRow) in
      MapPlace(row: row, place: places[row.id], visits: visits[row.id] ?? 0)
    }
    return MapReport(
      home: home.isEmpty ? nil : try PartnerQuery.partners(db, asOf: day, only: home).first.map(place),
      partners: try PartnerQuery.partners(db, asOf: day).map(place), visits: filter)
  }

  /// Longitude and latitude by partner; half a place is none.
  private static func places(_ db: Database) throws -> [String: SIMD2<Double>] {
    var places: [String: SIMD2<Double>] = [:]
    try db.each("SELECT id, longitude, latitude FROM partners") { row in
      guard let x = row.optionalNumber(1), let y = row.optionalNumber(2), abs(x) <= 180, abs(y) <= 90 else { return }
      places[row.text(0)] = SIMD2(x, y)
    }
    return places
  }

  private static func counts(_ db: Database, _ filter: Filter, _ day: CalendarDay) throws -> [String: Int] {
    var set = try TimelineQuery(db, VisitQuery(filter: filter, asOf: day)).selection(filter).asSet
    let postings = Postings(db: db)
    set.formIntersection(try postings.set(.status, TimelineVisit.held, through: set.last))
    let numbers = try postings.counts(.partner, in: set)
    var counts: [String: Int] = [:]
    try db.each("SELECT n, id FROM party") { row in
      if let count = numbers[row.integer(0)] { counts[row.text(1)] = count }
    }
    return counts
  }
}
