internal import Diplomacy
internal import GRDB

/// A partner's trade by a day, with what happened meanwhile.
enum TradeQuery {
  /// All of it; nil for an unknown partner.
  static func report(_ db: Database, partner: String, asOf day: CalendarDay) throws -> TradeReport? {
    guard var report = try years(db, partner: partner, asOf: day) else { return nil }
    report.add(try standing(db, asOf: day))
    report.add(try context(db, partner: partner, asOf: day))
    return report
  }

  /// The years and what happened meanwhile, and with few visits what stands beside them as well: a pane draws once then.
  /// Nil for an unknown partner.
  static func atHand(_ db: Database, partner: String, asOf day: CalendarDay, withAllClaims: Bool) throws -> TradeReport?
  {
    guard var report = try years(db, partner: partner, asOf: day, withAllClaims: withAllClaims) else { return nil }
    if try VisitEvents.areFew(db, partner) { report.add(try context(db, partner: partner, asOf: day)) }
    return report
  }

  /// The years and what happened meanwhile, without what stands beside them; nil for an unknown partner.
  ///
  /// - Parameter withAllClaims: whether the claims that are not shown are wanted too.
  static func years(
    _ db: Database, partner: String, asOf day: CalendarDay, withAllClaims: Bool = true
  ) throws -> TradeReport? {
    let name = try db.first("SELECT name FROM party WHERE id = ?", [partner.databaseValue]) { $0.text(0) }
    guard let name else { return nil }
    let history = try withAllClaims ? history(db, partner, day) : shownHistory(db, partner, day)
    let evidence = history.years.lazy.flatMap { year in Flow.allCases.lazy.flatMap(year.claims).map(\.evidence) }
    return TradeReport(
      partner: partner, partnerName: name, history: history, events: try events(db, partner, day),
      sources: try SourceRows.sources(documents(evidence), db))
  }

  /// What stands beside the years.
  static func context(_ db: Database, partner: String, asOf day: CalendarDay) throws -> TradeContext {
    // Visits of a hundred years lie far apart in a large index: they take longer than everything else together.
    let (visits, left) = try VisitEvents(db, partner, day).events()
    return TradeContext(
      partner: partner, investments: try latestInvestments(db, partner, day), visits: visits, visitsLeft: left)
  }

  /// What is the same for all partners: read it once where several are looked at.
  static func standing(_ db: Database, asOf day: CalendarDay) throws -> TradeStanding {
    let preference = try StoredDescriptor.settings(db).preference
    let (world, evidence) = try WorldTradeQuery.trade(db, preference, day)
    return TradeStanding(
      world: world, ranks: try WorldTradeQuery.ranks(db, asOf: day),
      sources: try SourceRows.sources(documents(evidence), db))
  }

  /// The ids of all documents named. Thousands of figures rest on a few, and neighbours mostly on the same.
  private static func documents(_ evidence: some Sequence<Evidence>) -> Set<String> {
    var ids: Set<String> = []
    var (cells, latest): (Set<String>, String) = ([], "")
    for evidence in evidence where evidence.sourceCell != latest {
      latest = evidence.sourceCell
      if cells.insert(latest).inserted { ids.formUnion(evidence.sources) }
    }
    return ids
  }

  /// A partner's years by a day with all claims, chosen by the dossier's order of series.
  static func history(_ db: Database, _ partner: String, _ day: CalendarDay) throws -> TradeHistory {
    let preference = try StoredDescriptor.settings(db).preference
    return TradeHistory(figures: try yearlyFigures(db, partner, day), preference: preference)
  }

  /// A partner's years by a day with the claims that are shown, which were chosen when the figures were read. Where
  /// nothing could be chosen once for all days, all claims are read.
  static func shownHistory(_ db: Database, _ partner: String, _ day: CalendarDay) throws -> TradeHistory {
    // A year is known when it is over.
    let last = day.advanced(by: 1).year - 1
    let kept = try db.first("SELECT years FROM shown_trade WHERE partner = ?", [partner.databaseValue]) {
      PackedYears.unpack($0.blob(0), through: last)
    }
    guard let kept else { return try history(db, partner, day) }
    var reader = try TradeFigureReader(db)
    func point(_ claim: ShownYear.Claim?) throws -> TradePoint? {
      guard let claim, let figure = try reader.figure(of: partner, line: claim.line) else { return nil }
      return TradePoint(figure: figure, spread: claim.spread)
    }
    let years = try kept.map { year in
      TradeYear(
        year: year.year, exports: try point(year.exports), imports: try point(year.imports),
        statedTotal: try point(year.total), spread: year.spread)
    }
    return TradeHistory(years: years, holdsAllClaims: false)
  }

  /// The figures of whole years. Of a file that has months as well these are few, and the months are passed over.
  private static func yearlyFigures(_ db: Database, _ partner: String, _ day: CalendarDay) throws -> [TradeFigure] {
    var figures: [TradeFigure] = []
    var reader = try TradeFigureReader(db)
    var passed = ""
    let next = try RawStatement(db, nextPeriod)
    defer {
      next.reset()
      next.clear()
    }
    next.bind(partner.databaseValue, at: 1)
    while true {
      next.reset()
      next.bind(passed.databaseValue, at: 2)
      guard try next.step() else { break }
      let period = next.text(0)
      if let end = endOfMonths(period) {
        passed = end
        continue
      }
      passed = period
      try reader.read(partner, period, by: day, into: &figures)
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

  /// Milestones and agreements, ascending by date.
  private static func events(_ db: Database, _ partner: String, _ day: CalendarDay) throws -> [RelationEvent] {
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
    return try (milestones + agreements(db, partner, day)).sorted { ($0.date, $0.id) < ($1.date, $1.id) }
  }

  /// Of each kind of investment the latest row.
  private static func latestInvestments(_ db: Database, _ partner: String, _ day: CalendarDay) throws -> [Fact] {
    var kinds: Set<String> = []
    return try PartnerFacts(db, partner: partner, asOf: day).investments().filter { kinds.insert($0.title).inserted }
  }

  /// Agreements with the partner by the day: at their signature, else when they came into force or were proposed.
  private static func agreements(_ db: Database, _ partner: String, _ day: CalendarDay) throws -> [RelationEvent] {
    try db.all(
      """
      SELECT id, title, kind, coalesce(signed_first, in_force_first, proposed_first) AS day,
        CASE WHEN signed_first IS NOT NULL THEN signed WHEN in_force_first IS NOT NULL THEN in_force ELSE proposed END
      FROM shown_agreements
      WHERE \(ListCells.have("partners")) AND day <= ?
      """, [ListCells.mark(partner).databaseValue, day.ordinal.databaseValue]
    ) { row in
      RelationEvent(
        id: row.text(0), date: PartialDate(required: row.text(4)), kind: .agreement(row.text(2)), title: row.text(1))
    }
  }
}
