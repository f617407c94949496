internal import Diplomacy
internal import GRDB

/// Some partners side by side.
enum ComparisonQuery {
  /// Partners that are not there are left out.
  static func report(_ db: Database, partners ids: [String], asOf day: CalendarDay) throws -> ComparisonReport {
    let ids = ids.uniqued
    let (places, most) = try KeptTotals(db, asOf: day).places(of: ids)
    let (world, evidence) = try WorldAmountsQuery.trade(db, asOf: day)
    var members: [ComparedPartner] = []
    for id in ids {
      guard let row = try PartnerQuery.partners(db, asOf: day, only: id).first,
        let trade = try TradeQuery.report(db, partner: id, asOf: day)
      else { continue }
      members.append(
        ComparedPartner(
          row: row, trade: trade, visits: try VisitEvents(db, id, day).counts(),
          investments: try PartnerFacts(db, partner: id, asOf: day).investments(), places: places[id] ?? [:]))
    }
    var named = Set(evidence.flatMap(\.sources))
    for member in members { named.formUnion(member.investments.flatMap(\.evidence.sources)) }
    for member in members { named.formUnion(member.row.evidence.sources) }
    var sources = try SourceRows.sources(named, db)
    for member in members { sources.merge(member.trade.sources) { known, _ in known } }
    return ComparisonReport(members: members, world: world, mostRanked: most, sources: sources)
  }
}

/// What the home country trades with the whole world, out of its own figures.
enum WorldAmountsQuery {
  /// The indicators of `economy` that are about it.
  private static let flows: [String: Flow] = ["exports": .export, "imports": .import, "total_trade": .total]

  /// The figures by a day, with what they rest on.
  static func trade(_ db: Database, asOf day: CalendarDay) throws -> (trade: WorldTrade, evidence: [Evidence]) {
    var bases: [String: Basis] = [:]
    try db.each("SELECT id, basis FROM series") { bases[$0.text(0)] = Basis(rawValue: $0.text(1)) }
    let figures = try db.all(
      """
      SELECT * FROM economy
      WHERE indicator IN ('exports', 'imports', 'total_trade') AND period_last <= ? ORDER BY line
      """, [day.ordinal.databaseValue]
    ) { row -> (figure: TradeFigure, fact: FactKey)? in
      let cells = Cells(row, of: .economy)
      guard let flow = flows[cells["indicator"]], cells["unit"] == "USD", let value = Double(cells["value"]),
        let period = PartialDate(stored: cells["period"]), value.magnitude < 1e18
      else { return nil }
      let figure = TradeFigure(
        partner: "", period: period, flow: flow, series: cells["series"], value: Int(value),
        basis: bases[cells["series"]] ?? .mixed, status: .reported, evidence: cells.evidence)
      return (figure, cells.key)
    }.compactMap(\.self)
    let preference = try StoredDescriptor.settings(db).preference
    return (WorldTrade(figures: figures, preference: preference), figures.map(\.figure.evidence))
  }
}

extension VisitEvents {
  /// The visits held by the year in which they began; years without are left out.
  func counts() throws -> [YearCount] {
    try db.all("SELECT year, first, last FROM years ORDER BY year") { row in
      let numbers = row.integer(1)..<row.integer(2) + 1
      let out = outbound.count(in: numbers)
      return YearCount(year: row.integer(0), outbound: out, inbound: held.count(in: numbers) - out)
    }.filter { $0.outbound + $0.inbound > 0 }
  }
}
