internal import Diplomacy
internal import GRDB

/// The goods of a partner's trade in a year by a day.
struct GoodsQuery {
  private let db: Database
  private let partner: String
  private let day: CalendarDay
  private let rows: FactRows
  private let preference: [String]

  init(_ db: Database, partner: String, asOf day: CalendarDay) throws {
    self.db = db
    self.partner = partner
    self.day = day
    rows = try FactRows(db)
    preference = try StoredDescriptor.settings(db).preference
  }

  /// The goods of a year, of the last before it that has figures where it has no goods, or of the latest when none is
  /// named; nil when there is no such partner.
  func report(year wanted: Int?) throws -> GoodsReport? {
    let name = try db.first("SELECT name FROM party WHERE id = ?", [partner.databaseValue]) { $0.text(0) }
    guard let name else { return nil }
    let periods = try allPeriods()
    let years = Set(periods.map(\.year)).sorted()
    let year = Self.year(wanted, of: periods)
    let cells =
      try year.map { year in try periods.filter { $0.year == year }.flatMap { try readGoods(of: $0.text) } } ?? []
    let valued = cells.filter { !$0["value_usd"].isEmpty }
    let invested = try PartnerFacts(db, partner: partner, asOf: day).investments()
    var report = GoodsReport(
      partner: partner, partnerName: name, year: year, years: years, flows: try flows(valued, year),
      named: try cells.filter { $0["value_usd"].isEmpty }.map { try fact($0) }, investments: invested, sources: [:])
    let facts = report.flows.flatMap(\.goods).map(\.fact) + report.named + invested
    report.sources = try SourceRows.sources(Set(facts.flatMap(\.evidence.sources)), db)
    return report
  }

  /// The year wanted, else the last before it with figures, else the last with figures, else the last.
  private static func year(_ wanted: Int?, of periods: [Period]) -> Int? {
    if let wanted, periods.contains(where: { $0.year == wanted }) { return wanted }
    let known = periods.filter(\.hasFigures).map(\.year)
    return known.filter { $0 <= wanted ?? .max }.max() ?? known.max() ?? periods.map(\.year).max()
  }

  private struct Period {
    var text: String
    var year: Int
    var hasFigures: Bool
  }

  /// The whole years of which a good is on record.
  private func allPeriods() throws -> [Period] {
    try db.all(
      """
      SELECT period, count(value_usd) FROM commodities WHERE partner = ? AND period_last <= ? GROUP BY period
      """, [partner.databaseValue, day.ordinal.databaseValue]
    ) { row -> Period? in
      guard let date = PartialDate(stored: row.text(0)), date.precision == .year, let year = date.first?.year else {
        return nil
      }
      return Period(text: row.text(0), year: year, hasFigures: row.integer(1) > 0)
    }.compactMap(\.self)
  }

  private func readGoods(of period: String) throws -> [Cells] {
    try db.all(
      "SELECT * FROM commodities WHERE partner = ? AND period = ? AND period_last <= ? ORDER BY flow, label",
      [partner.databaseValue, period.databaseValue, day.ordinal.databaseValue]
    ) { Cells($0, of: .commodities) }
  }

  /// Of each flow the count that the dossier's order of series puts first; two counts are never mixed.
  private func flows(_ cells: [Cells], _ year: Int?) throws -> [GoodsFlow] {
    let history = try TradeQuery.history(db, partner, day)
    return try [Flow.export, .import, .total].compactMap { flow in
      let groups = Dictionary(grouping: cells.filter { $0["flow"] == flow.rawValue }) {
        [$0["series"], $0["classification"]]
      }
      let ordered = groups.sorted {
        (order(of: $0.key[0]), -$0.value.count, $0.key[1]) < (order(of: $1.key[0]), -$1.value.count, $1.key[1])
      }
      guard let first = ordered.first else { return nil }
      let goods = try first.value.compactMap { cells in
        try Int(cells["value_usd"]).map { Good(fact: try fact(cells), label: cells["label"], value: $0) }
      }
      let claims = year.flatMap { history[$0] }?.claims(flow) ?? []
      return GoodsFlow(
        flow: flow, series: first.key[0], classification: first.key[1],
        goods: goods.sorted { ($1.value, $0.label) < ($0.value, $1.label) },
        total: claims.first { $0.series == first.key[0] }?.value,
        others: ordered.dropFirst().map {
          GoodsFlow.Other(series: $0.key[0], classification: $0.key[1], goods: $0.value.count)
        })
    }
  }

  private func order(of series: String) -> Int { preference.firstIndex(of: series) ?? preference.count }

  private func fact(_ cells: Cells) throws -> Fact {
    Fact(
      key: cells.key, partner: partner, date: cells["period"], title: cells["label"], detail: cells["flow"],
      evidence: cells.evidence, isDisputed: try rows.standing(of: cells).isDisputed)
  }
}
