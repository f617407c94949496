internal import Diplomacy
internal import GRDB

/// The home country's trade with the world, and each partner's place in it.
enum WorldTradeQuery {
  /// The indicators of `economy` that state it, with their flows.
  private static let indicators: [String: Flow] = ["exports": .export, "imports": .import, "total_trade": .total]

  /// Yearly exports, imports and totals by a day as each series states them, with what they rest on.
  ///
  /// - Parameter preference: ids of series, best first.
  static func trade(
    _ db: Database, _ preference: [String], _ day: CalendarDay
  ) throws -> (trade: WorldTrade, evidence: [Evidence]) {
    var bases: [String: Basis] = [:]
    try db.each("SELECT id, basis FROM series") { bases[$0.text(0)] = Basis(rawValue: $0.text(1)) }
    var figures: [(figure: TradeFigure, fact: FactKey)] = []
    // Only what is needed, without the names of columns.
    let key = Table.economy.keyNames
    for (indicator, flow) in indicators.sorted(by: { $0.key < $1.key }) {
      try db.each(
        """
        SELECT period, value, series, confidence, sources, note, \(key.joined(separator: ", ")) FROM economy
        WHERE indicator = ? AND unit = 'USD' AND period_last <= ? ORDER BY line
        """, [indicator.databaseValue, day.ordinal.databaseValue]
      ) { row in
        guard let period = PartialDate(stored: row.text(0)), let amount = row.optionalNumber(1),
          let value = Int(exactly: amount.rounded())
        else { return }
        let series = row.text(2)
        let figure = TradeFigure(
          partner: "", period: period, flow: flow, series: series, value: value, basis: bases[series] ?? .mixed,
          status: .reported, evidence: row.evidence(at: 3))
        figures.append((figure, FactKey(table: Table.economy.rawValue, key: key.indices.map { row.text(6 + $0) })))
      }
    }
    return (WorldTrade(figures: figures, preference: preference), figures.map(\.figure.evidence))
  }

  /// Each partner's place among states and territories in every year by a day that its total is known of.
  ///
  /// Organisations are left out: their trade is that of their members.
  static func ranks(_ db: Database, asOf day: CalendarDay) throws -> [String: [Int: TradeRank]] {
    var totals: [Int: [(partner: String, value: Int)]] = [:]
    for (partner, entry) in try KeptTotals(db, asOf: day).entries where entry.kind != "organisation" {
      for total in entry.totals { totals[total.year, default: []].append((partner, total.value)) }
    }
    var ranks: [String: [Int: TradeRank]] = [:]
    for (year, entries) in totals {
      var (place, latest) = (0, 0)
      for (index, entry) in entries.sorted(by: { $0.value > $1.value }).enumerated() {
        if index == 0 || entry.value != latest { place = index + 1 }
        latest = entry.value
        ranks[entry.partner, default: [:]][year] = TradeRank(place: place, count: entries.count)
      }
    }
    return ranks
  }
}
