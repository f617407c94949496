internal import Diplomacy
internal import GRDB

/// A partner's trade by a day, with what happened meanwhile.
enum TradeQuery {
  static func report(_ db: Database, partner: String, asOf day: CalendarDay) throws -> TradeReport? {
    let name = try db.first("SELECT name FROM party WHERE id = ?", [partner.databaseValue]) { $0.text(0) }
    guard let name else { return nil }
    let figures = try yearlyFigures(db, partner, day)
    let preference = try StoredDescriptor.settings(db).preference
    var ids: Set<String> = []
    for figure in figures { ids.formUnion(figure.evidence.sources) }
    let (events, left) = try events(db, partner, day)
    return TradeReport(
      partner: partner, partnerName: name, history: TradeHistory(figures: figures, preference: preference),
      events: events, visitsLeft: left, sources: try SourceRows.sources(ids, db))
  }

  /// The figures of whole years. Of a file that has months as well these are few, and the months are passed over.
  private static func yearlyFigures(_ db: Database, _ partner: String, _ day: CalendarDay) throws -> [TradeFigure] {
    var figures: [TradeFigure] = []
    var passed = ""
    while let period = try db.first(nextPeriod, [partner.databaseValue, passed.databaseValue], { $0.text(0) }) {
      if let end = endOfMonths(period) {
        passed = end
        continue
      }
      passed = period
      try db.each(
        "SELECT \(TradeRows.columns) FROM trade WHERE partner = ? AND period = ? AND period_last <= ?",
        [partner.databaseValue, period.databaseValue, day.ordinal.databaseValue]
      ) { row in
        if let figure = TradeRows.figure(row) { figures.append(figure) }
      }
    }
    return figures
  }

  /// Of a month or a day a text that stands after all months and days of its year, and before `2019-XX`, which is a year.
  private static func endOfMonths(_ period: String) -> String? {
    guard let dash = period.utf8.dropFirst().firstIndex(of: UInt8(ascii: "-")),
      period[period.index(after: dash)...].first?.isNumber == true
    else { return nil }
    return period[...dash] + ":"
  }

  private static let nextPeriod = "SELECT period FROM trade WHERE partner = ? AND period > ? ORDER BY period LIMIT 1"

  private static func events(
    _ db: Database, _ partner: String, _ day: CalendarDay
  ) throws -> (events: [RelationEvent], left: [Int: Int]) {
    let values = [partner.databaseValue, day.ordinal.databaseValue]
    let milestones = try db.all(
      """
      SELECT id, date, kind, tier, title FROM shown_milestones
      WHERE partner = ? AND date_first <= ? AND kind IN ('tier', 'established', 'normalised')
      """, values
    ) { row in
      let kind = MilestoneKind(rawValue: row.text(2)) ?? .tier
      let tier = Tier(rawValue: row.text(3)) ?? .none
      return RelationEvent(
        id: row.text(0), date: PartialDate(required: row.text(1)), kind: .milestone(kind, tier),
        title: kind == .tier && tier != .none ? tier.phrase.capitalizedFirst : row.text(4))
    }
    let (visits, left) = try VisitEvents(db, partner, day).events()
    return ((milestones + visits).sorted { ($0.date, $0.id) < ($1.date, $1.id) }, left)
  }
}

/// The visits held with a partner as events of its years.
struct VisitEvents {
  /// The most visits of one year that are told of; where there are more, those at the top level go first.
  static let limitPerYear = 12

  private let db: Database
  private let postings: Postings
  private let partner: Int
  private let last: Int

  init(_ db: Database, _ partner: String, _ day: CalendarDay) throws {
    self.db = db
    postings = Postings(db: db)
    last = try TimelineYears(db: db).number(onOrAfter: day.ordinal + 1) - 1
    self.partner = try db.first("SELECT n FROM party WHERE id = ?", [partner.databaseValue]) { $0.integer(0) } ?? 0
  }

  /// The events, and by year how many more there are.
  func events() throws -> (events: [RelationEvent], left: [Int: Int]) {
    let held = try postings.set(.status, TimelineVisit.held, through: last)
    let numbers = try postings.numbers(.partner, partner, through: last).filter(held.contains)
    var (chosen, left) = (numbers, [Int: Int]())
    if numbers.count > Self.limitPerYear { (chosen, left) = try choose(among: numbers) }
    let reader = VisitReader(db)
    return (try reader.visits(chosen).map { $0.event }, left)
  }

  private func choose(among numbers: [Int]) throws -> (chosen: [Int], left: [Int: Int]) {
    let topLevel = try postings.set(.topLevel, 0, through: last)
    let years = try db.all("SELECT year, last FROM years ORDER BY year") { ($0.integer(0), $0.integer(1)) }
    var (chosen, left) = ([Int](), [Int: Int]())
    var index = 0
    for (year, end) in years {
      let start = index
      while index < numbers.count, numbers[index] <= end { index += 1 }
      let all = numbers[start..<index]
      guard all.count > Self.limitPerYear else {
        chosen += all
        continue
      }
      let best = all.filter(topLevel.contains) + all.filter { !topLevel.contains($0) }
      chosen += best.prefix(Self.limitPerYear).sorted()
      left[year] = all.count - Self.limitPerYear
    }
    return (chosen, left)
  }
}

extension VisitRow {
  fileprivate var event: RelationEvent {
    RelationEvent(
      id: id, date: start, kind: .visit(direction, kind), title: travellers.joined(separator: ", "))
  }
}
