internal import Diplomacy
internal import GRDB

/// A trade figure as a check sees it: which row states how much.
struct TradeClaim {
  var line: Int
  var partner: String
  var period: String
  var flow: Flow
  var series: String
  var value: Int
  var basis: Basis

  private static let columns = "line, partner, period, flow, series, value_usd, basis"

  private init?(_ row: Row) {
    guard let flow = Flow(rawValue: row.text(3)) else { return nil }
    self.flow = flow
    line = row.integer(0)
    partner = row.text(1)
    period = row.text(2)
    series = row.text(4)
    value = row.integer(5)
    basis = Basis(rawValue: row.text(6)) ?? .mixed
  }

  /// Calls the body with each claim, partner by partner, period by period and flow by flow: the order of an index, so
  /// that nothing is sorted.
  static func each(_ db: Database, _ body: (TradeClaim) -> Void) throws {
    try db.each("SELECT \(columns) FROM trade ORDER BY partner, period, flow, line") { row in
      if let claim = TradeClaim(row) { body(claim) }
    }
  }
}
