internal import Diplomacy
internal import GRDB

/// Trade before and after an event, beside all partners with an event of the same kind.
struct BeforeAfterQuery {
  let db: Database
  let day: CalendarDay

  /// Nil when the event is not there, is later than the day, or is of a year that is not known.
  func report(_ fact: FactKey, partner: String, years: Int) throws -> BeforeAfterReport? {
    let query = TurningPointQuery(db: db, day: day)
    guard let event = try query.point(fact, partner: partner), let year = event.year else { return nil }
    let totals = try KeptTotals(db, asOf: day)
    func growth(_ partner: String, _ year: Int) -> BeforeAfter {
      BeforeAfter(totals[partner], year: year, span: years)
    }
    let others = try query.first(of: event.kind, except: event.partner) { growth($0, $1).isComplete }
      .filter { totals.entries[$0.partner] != nil }
    let cases = others.compactMap { other in
      other.year.map { BeforeAfterReport.Case(event: other, growth: growth(other.partner, $0)) }
    }
    let own = growth(event.partner, year)
    let history = try TradeQuery.shownHistory(db, event.partner, day)
    let known = history.years.filter { abs($0.year - year) <= own.span }
    let evidence =
      [event.evidence] + others.map(\.evidence) + known.flatMap(\.shownFigures).map(\.evidence)
    return BeforeAfterReport(
      event: event, own: own, years: known, cases: cases, undated: others.count - cases.count,
      sources: try SourceRows.sources(Set(evidence.flatMap(\.sources)), db))
  }
}
