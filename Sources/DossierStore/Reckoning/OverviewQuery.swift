internal import Diplomacy
internal import GRDB

/// Everything on the overview page.
struct OverviewQuery {
  private let db: Database
  private let day: CalendarDay
  /// How many lines of each kind the page has room for.
  private let limit: Int

  init(_ db: Database, asOf day: CalendarDay, limit: Int) {
    self.db = db
    self.day = day
    self.limit = limit
  }

  /// How many days ahead the page looks.
  static let daysAhead = 90
  /// How many years the page shows by month.
  static let years = 6

  func report() throws -> OverviewReport {
    let since = day.advanced(byYears: -1)
    let partners = try PartnerQuery.partners(db, asOf: day)
    let before = try Standing.all(db, asOf: since)
    let debts = try ReckoningQuery(db, asOf: day).debts(to: .inbound).filter { $0.level == .top }
    let silences = partners.filter { $0.kind == "state" }.map { Silence($0, on: day) }.filter(\.isOverdue)
      .sorted { ($0.last?.last?.ordinal ?? 0) < ($1.last?.last?.ordinal ?? 0) }
    let upcoming = try CalendarQuery(
      db, from: day, through: day.advanced(by: Self.daysAhead), asOf: day
    ).report()
    let recent = try recentSources()
    let debtSources = debts.prefix(limit).flatMap { $0.latest.evidence.sources + $0.oldest.evidence.sources }
    let sources = try SourceRows.sources(Set(debtSources), db)
    return OverviewReport(
      since: since, tiers: tiers(partners, before), moves: Self.moves(partners, before),
      months: try VisitMonthsQuery(db, asOf: day).months(day.year - Self.years + 1...day.year),
      trade: try trade(partners), debts: Array(debts.prefix(limit)), debtCount: debts.count,
      silences: Array(silences.prefix(limit)), silenceCount: silences.count, upcoming: upcoming.entries,
      recent: recent, sources: sources.merging(upcoming.sources) { first, _ in first })
  }

  private func tiers(_ partners: [PartnerRow], _ before: [String: Standing]) -> [OverviewReport.TierCount] {
    let states = partners.filter { $0.kind == "state" }
    return Tier.allCases.filter { $0 != .none }.map { tier in
      OverviewReport.TierCount(
        tier: tier, count: states.count { $0.tier == tier },
        before: states.count { (before[$0.id]?.tier ?? .none) == tier })
    }.filter { $0.count > 0 || $0.before > 0 }
  }

  /// Partners at another tier than before, the latest move first.
  static func moves(_ partners: [PartnerRow], _ before: [String: Standing]) -> [TierMove] {
    let moves = partners.compactMap { partner -> TierMove? in
      let tier = before[partner.id]?.tier ?? .none
      guard tier != partner.tier else { return nil }
      return TierMove(partner: PartnerMention(partner), before: tier, date: partner.tierSince)
    }
    return moves.sorted { left, right in
      (right.date?.first?.ordinal ?? 0, left.partner.name) < (left.date?.first?.ordinal ?? 0, right.partner.name)
    }
  }

  /// The partners with the most trade in the latest year that any has, and the same of the year before.
  private func trade(_ partners: [PartnerRow]) throws -> [OverviewReport.Trade] {
    let latest = partners.compactMap { $0.trade.last?.year }.max() ?? 0
    // A partner whose figures end a year earlier still belongs among the largest; one that ended long ago does not.
    let largest = partners.filter { ($0.trade.last?.year ?? 0) >= latest - 1 }
      .sorted { ($1.trade.last?.value ?? 0, $0.name) < ($0.trade.last?.value ?? 0, $1.name) }
    return try largest.prefix(limit).compactMap { partner in
      guard let total = partner.trade.last else { return nil }
      let history = try TradeQuery.shownHistory(db, partner.id, day)
      guard let year = history[total.year] else { return nil }
      return OverviewReport.Trade(partner: PartnerMention(partner), year: year, before: history[total.year - 1])
    }
  }

  /// The documents that came last.
  private func recentSources() throws -> [RecentSource] {
    try db.all(
      """
      SELECT s.id, s.title, s.publisher, s.published, s.url, s.kind, s.note, COALESCE(s.accessed, s.published),
        (SELECT sum(count) FROM mentions WHERE target = 'sources' AND id = s.id)
      FROM sources s WHERE COALESCE(s.accessed_first, s.published_first) <= ?
      ORDER BY COALESCE(s.accessed_first, s.published_first) DESC, s.id LIMIT ?
      """, [day.ordinal.databaseValue, limit.databaseValue]
    ) { RecentSource(source: SourceRows.source($0), date: $0.text(7), facts: $0.integer(8)) }
  }
}
