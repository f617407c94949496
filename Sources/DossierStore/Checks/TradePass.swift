internal import Diplomacy
internal import GRDB
internal import GRDBSQLite

/// What a pass over the trade figures found.
struct TradeFindings {
  fileprivate(set) var byRule: [Rule: Findings] = [:]
  fileprivate(set) var series: [TradeSeries.Entry] = []

  subscript(rule: Rule) -> Findings { byRule[rule] ?? Findings() }
}

/// One pass over all trade figures for everything that has to see all of them: the partners' yearly totals, and the
/// checks. Of a partner and period the claims are held, and of a partner the years.
struct TradePass {
  /// Thrown within a pass in the order of the file, when the file has none.
  private struct OutOfOrder: Error {}

  private let db: Database
  private let storesTotals: Bool
  private var series: TradeSeries
  private var partner: [UInt8] = []
  private var period: [UInt8] = []
  private var hasRows = false
  private var claims: [TradeClaim] = []
  private var walk = TradeWalk()
  private var totals = TradeTotals()

  /// - Parameter storesTotals: whether the partners' yearly totals are written as well.
  static func run(_ db: Database, preference: [String], storesTotals: Bool) throws -> TradeFindings {
    do {
      // In the order of the file one row follows the other on the same page; by an index each is looked up.
      return try run(db, preference, storesTotals, order: "line", checksOrder: true)
    } catch is OutOfOrder {
      return try run(db, preference, storesTotals, order: "partner, period, flow, line", checksOrder: false)
    }
  }

  private static func run(
    _ db: Database, _ preference: [String], _ storesTotals: Bool, order: String, checksOrder: Bool
  ) throws -> TradeFindings {
    if storesTotals { try db.run("UPDATE party SET totals = NULL") }
    var pass = TradePass(db: db, storesTotals: storesTotals, series: TradeSeries(preference: preference))
    let statement = try db.cachedStatement(sql: "SELECT \(TradeColumns.list) FROM trade ORDER BY \(order)")
    let handle = statement.sqliteStatement
    defer { sqlite3_reset(handle) }
    sqlite3_reset(handle)
    let columns = TradeColumns(handle)
    while true {
      let code = sqlite3_step(handle)
      if code == SQLITE_DONE { break }
      guard code == SQLITE_ROW else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
      try pass.take(columns, checksOrder)
    }
    try pass.closePartner()
    var findings = TradeFindings()
    findings.byRule = pass.walk.findings
    findings.series = pass.series.entries
    return findings
  }

  private init(db: Database, storesTotals: Bool, series: TradeSeries) {
    self.db = db
    self.storesTotals = storesTotals
    self.series = series
  }

  private mutating func take(_ columns: TradeColumns, _ checksOrder: Bool) throws {
    let (newPartner, newPeriod) = (columns.partner, columns.period)
    if !newPartner.elementsEqual(partner) || !hasRows {
      guard !checksOrder || !hasRows || partner.lexicographicallyPrecedes(newPartner) else { throw OutOfOrder() }
      try closePartner()
      (partner, period, hasRows) = (Array(newPartner), Array(newPeriod), true)
    } else if !newPeriod.elementsEqual(period) {
      guard !checksOrder || period.lexicographicallyPrecedes(newPeriod) else { throw OutOfOrder() }
      closePeriod()
      period = Array(newPeriod)
    }
    guard let flow = columns.flow else { return }
    let line = columns.line
    claims.append(
      TradeClaim(
        line: line, value: columns.value, series: series.number(of: columns.series, line: line), flow: flow,
        basis: columns.basis, confidence: columns.confidence, isHollow: columns.isHollow))
  }

  private mutating func closePeriod() {
    guard !claims.isEmpty else { return }
    walk.take(claims, partner, period, series)
    totals.take(claims, period, series)
    claims.removeAll(keepingCapacity: true)
  }

  private mutating func closePartner() throws {
    closePeriod()
    walk.closePartner(series)
    let totals = totals.finish(series)
    guard storesTotals, !totals.isEmpty else { return }
    try db.run(
      "UPDATE party SET totals = ? WHERE id = ?",
      [PackedTotals.pack(totals).databaseValue, String(decoding: partner, as: UTF8.self).databaseValue])
  }
}
