internal import Diplomacy
internal import GRDB

/// What a pass over the trade figures found.
struct TradeFindings {
  fileprivate(set) var byRule: [Rule: Findings] = [:]
  fileprivate(set) var series: [TradeSeries.Entry] = []
  /// The yearly totals of each partner that has any.
  fileprivate(set) var totals: [(partner: String, years: [TradeTotal])] = []
  /// What is shown of the years of each partner that has any.
  fileprivate(set) var shown: [(partner: String, years: [ShownYear])] = []

  subscript(rule: Rule) -> Findings { byRule[rule] ?? Findings() }

  /// Keeps the totals with the partners, so that the list of partners need not work them out, and beside them what is
  /// shown of each year, so that a chart need not read all claims.
  func storeTotals(_ db: Database) throws {
    try db.run("UPDATE party SET totals = NULL")
    for (partner, years) in totals {
      try db.run(
        "UPDATE party SET totals = ? WHERE id = ?",
        [PackedTotals.pack(years).databaseValue, partner.databaseValue])
    }
    try db.run("DELETE FROM shown_trade")
    for (partner, years) in shown {
      try db.run(
        "INSERT INTO shown_trade VALUES (?, ?)", [partner.databaseValue, PackedYears.pack(years).databaseValue])
    }
  }
}

/// One pass over all trade figures for everything that has to see all of them: the partners' yearly totals, and the
/// checks. Of a partner and period the claims are held, and of a partner the years.
///
/// Rows come partner by partner, and of each period by period. Where the file has them so, which most have, the pass is
/// made while it is read, beside the thread that writes; else over the index.
struct TradePass {
  private var series: TradeSeries
  private var partner: [UInt8] = []
  private var period: [UInt8] = []
  private var hasRows = false
  private var claims: [TradeClaim] = []
  private var walk = TradeWalk()
  private var totals = TradeTotals()
  private var found = TradeFindings()

  init(preference: [String]) {
    series = TradeSeries(preference: preference)
  }

  /// Goes over the rows in the index.
  static func run(_ db: Database, preference: [String]) throws -> TradeFindings {
    // In the order of the file one row follows the other on the same page; by an index each is looked up.
    if let found = try run(db, preference, order: "line") { return found }
    return try run(db, preference, order: "partner, period, flow, line") ?? TradeFindings()
  }

  /// Goes over the rows in an order; nil when it is not that of partners and periods.
  private static func run(_ db: Database, _ preference: [String], order: String) throws -> TradeFindings? {
    var pass = TradePass(preference: preference)
    let statement = try RawStatement(db, "SELECT \(StoredTradeRow.columns) FROM trade ORDER BY \(order)")
    defer { statement.reset() }
    while try statement.step() {
      guard pass.take(StoredTradeRow(row: statement)) else { return nil }
    }
    return pass.finish()
  }

  /// Takes a row; false when it should have come before the last one.
  mutating func take(_ row: some TradeRow) -> Bool {
    let (newPartner, newPeriod) = (row.bytes(.partner), row.bytes(.period))
    if !hasRows || !newPartner.elementsEqual(partner) {
      guard !hasRows || partner.lexicographicallyPrecedes(newPartner) else { return false }
      closePartner()
      (partner, period, hasRows) = (Array(newPartner), Array(newPeriod), true)
    } else if !newPeriod.elementsEqual(period) {
      guard period.lexicographicallyPrecedes(newPeriod) else { return false }
      closePeriod()
      period = Array(newPeriod)
    }
    guard let flow = row.flow else { return true }
    let line = row.line
    claims.append(
      TradeClaim(
        line: line, value: row.value, series: series.number(of: row.bytes(.series), line: line), flow: flow,
        basis: row.basis, confidence: row.confidence, isHollow: row.isHollow))
    return true
  }

  /// What was found, once all rows were taken.
  mutating func finish() -> TradeFindings {
    closePartner()
    found.byRule = walk.findings
    found.series = series.entries
    return found
  }

  private mutating func closePeriod() {
    guard !claims.isEmpty else { return }
    walk.take(claims, partner, period, series)
    totals.take(claims, period, series)
    claims.removeAll(keepingCapacity: true)
  }

  private mutating func closePartner() {
    closePeriod()
    walk.closePartner(series)
    let years = totals.finish(series)
    let name = String(decoding: partner, as: UTF8.self)
    if !years.totals.isEmpty { found.totals.append((name, years.totals)) }
    if let shown = years.shown, !shown.isEmpty { found.shown.append((name, shown)) }
  }
}
