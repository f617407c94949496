internal import Diplomacy
internal import GRDB

/// Some partners side by side.
enum ComparisonQuery {
  /// Partners that are not there are left out.
  static func report(_ db: Database, partners ids: [String], asOf day: CalendarDay) throws -> ComparisonReport {
    let ids = ids.uniqued
    let standing = try TradeQuery.standing(db, asOf: day)
    var members: [ComparedPartner] = []
    for id in ids {
      guard let row = try PartnerQuery.partners(db, asOf: day, only: id).first,
        var trade = try TradeQuery.years(db, partner: id, asOf: day, withAllClaims: false)
      else { continue }
      trade.add(standing)
      members.append(
        ComparedPartner(
          row: row, trade: trade, visits: try VisitEvents(db, id, day).counts(),
          investments: try PartnerFacts(db, partner: id, asOf: day).investments()))
    }
    let named = Set(members.flatMap { $0.investments.flatMap(\.evidence.sources) + $0.row.evidence.sources })
    var sources = try SourceRows.sources(named, db)
    for member in members { sources.merge(member.trade.sources) { known, _ in known } }
    return ComparisonReport(
      members: members, mostRanked: try KeptTotals(db, asOf: day).mostRanked, sources: sources)
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
