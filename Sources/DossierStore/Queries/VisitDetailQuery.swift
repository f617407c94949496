internal import Diplomacy
internal import GRDB

/// Everything known of one visit.
enum VisitDetailQuery {
  static func detail(_ db: Database, id: String, asOf day: CalendarDay) throws -> VisitDetail? {
    let found = try db.first(
      """
      SELECT t.n, t.partner, t.start_day, t.end_day, v.host, v.home_leaders, v.partner_leaders, v.start_last, v.partner
      FROM visits v JOIN timeline t ON t.line = v.line WHERE v.id = ? AND (t.start_day <= ? OR v.status = 'planned')
      """, [id.databaseValue, day.ordinal.databaseValue]
    ) { Place($0) }
    guard let place = found else { return nil }
    let reader = VisitReader(db)
    guard let visit = try reader.visit(place.number) else { return nil }
    let neighbours = try neighbours(db, place, day)
    let milestones = try milestones(db, place, day)
    let disagreements = visit.isDisputed ? try FactDetailQuery(db).disagreements(on: visit.fact) : []
    var ids = Set(visit.evidence.sources)
    for reading in disagreements.joined() { ids.formUnion(reading.fact.evidence.sources) }
    for milestone in milestones { ids.formUnion(milestone.evidence.sources) }
    return VisitDetail(
      visit: visit, host: try host(db, place.host), participants: try participants(db, place, visit),
      milestones: milestones,
      previous: try neighbours.previous.flatMap(reader.visit), next: try neighbours.next.flatMap(reader.visit),
      disagreements: disagreements, sources: try SourceRows.sources(ids, db))
  }

  /// The numbers of the visits with the partner before and after one.
  private static func neighbours(
    _ db: Database, _ place: Place, _ day: CalendarDay
  ) throws -> (previous: Int?, next: Int?) {
    let last = try TimelineYears(db: db).number(onOrAfter: day.ordinal + 1) - 1
    let numbers = try Postings(db: db).numbers(.partner, place.partner, through: last)
    return (numbers.last { $0 < place.number }, numbers.first { $0 > place.number })
  }

  /// The host as leaders are shown elsewhere, where it is the name of one.
  private static func host(_ db: Database, _ name: String) throws -> String {
    try db.first("SELECT display FROM people WHERE name = ?", [name.databaseValue]) { $0.text(0) } ?? name
  }

  /// Where a visit stands in the timeline, and who took part.
  private struct Place {
    var number: Int
    var partner: Int
    var startDay: Int
    var endDay: Int
    var host: String
    var homeLeaders: [String]
    var partnerLeaders: [String]
    var startLast: Int
    var partnerID: String

    init(_ row: RawStatement) {
      number = row.integer(0)
      partner = row.integer(1)
      startDay = row.integer(2)
      endDay = row.integer(3)
      host = row.text(4)
      homeLeaders = listItems(row.text(5))
      partnerLeaders = listItems(row.text(6))
      startLast = row.optional(7) ?? startDay
      partnerID = row.text(8)
    }
  }

  private static func participants(_ db: Database, _ place: Place, _ visit: VisitRow) throws -> [Participant] {
    let home = try place.homeLeaders.uniqued.map { try participant(db, $0, true, place) }
    let others = try place.partnerLeaders.uniqued.map { try participant(db, $0, false, place) }
    return visit.direction == .outbound ? home + others : others + home
  }

  private static func participant(
    _ db: Database, _ id: String, _ isHome: Bool, _ place: Place
  ) throws -> Participant {
    let name = try db.first("SELECT display FROM people WHERE id = ?", [id.databaseValue]) { $0.text(0) }
    let held = try db.all(
      """
      SELECT office, rank, acting, id, \(Readings.isInDispute(.terms)) FROM shown_terms WHERE leader = ? AND office IS NOT NULL
        AND (start_first IS NULL OR start_first <= ?) AND (end_last IS NULL OR end_last >= ?)
      """, [id.databaseValue, place.startLast.databaseValue, place.startDay.databaseValue]
    ) { row in
      (
        office: (row.integer(2) == 1 ? "acting " : "") + row.text(0), rank: Rank(rawValue: row.text(1)) ?? .other,
        term: row.text(3), isDisputed: row.integer(4) == 1
      )
    }
    let offices = held.sorted { ($0.rank.order, $0.office) < ($1.rank.order, $1.office) }
    return Participant(
      leader: id, name: name ?? id, isHome: isHome, offices: offices.map(\.office).uniqued,
      fact: offices.first.map { FactKey("terms", $0.term) } ?? FactKey("leaders", id),
      isDisputed: offices.contains(where: \.isDisputed))
  }

  private static func milestones(_ db: Database, _ place: Place, _ day: CalendarDay) throws -> [Milestone] {
    try db.all(
      """
      SELECT \(MilestoneRows.columns) FROM shown_milestones
      WHERE partner = ? AND date_first <= ? AND date_last >= ? AND date_last - date_first < 31 AND date_first <= ?
      ORDER BY date_first, id
      """,
      [
        place.partnerID.databaseValue, (place.endDay + 1).databaseValue, (place.startDay - 1).databaseValue,
        day.ordinal.databaseValue,
      ], MilestoneRows.milestone)
  }
}
