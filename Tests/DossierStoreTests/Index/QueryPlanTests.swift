import Diplomacy
import GRDB
import Testing

@testable import DossierStore

/// What is looked up for every row of a list goes through an index: a partner may have thousands of figures.
@Suite struct QueryPlanTests {
  private func plan(_ sql: String) throws -> String {
    let dossier = try Sample().open()
    return try dossier.read { db in
      let places = sql.count { $0 == "?" }
      return try Row.fetchAll(
        db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: StatementArguments(Array(repeating: "x", count: places))
      ).map { $0["detail"] as String }.joined(separator: "\n")
    }
  }

  @Test func aPartnersYearIsFoundThroughPartnerAndPeriod() throws {
    #expect(try plan(FactRows.tradeQuery).contains("(partner=? AND period=?)"))
  }

  @Test(arguments: [DossierStore.Table.trade, .commodities])
  func rowsAndClaimsAreFoundThroughPartnerPeriodAndFlow(table: DossierStore.Table) throws {
    let columns = try #require(table.claimColumns)
    for columns in [columns, table.keyNames] {
      let plan = try plan("SELECT * FROM \(table) WHERE \(FactRows.agreeing(columns))")
      #expect(plan.contains("(partner=? AND period=? AND flow=?)"), "\(plan)")
    }
  }

  @Test func figuresOfTheHomeCountryAreFoundThroughIndicatorAndPeriod() throws {
    let columns = try #require(DossierStore.Table.economy.claimColumns)
    #expect(
      try plan("SELECT * FROM economy WHERE \(FactRows.agreeing(columns))").contains("(indicator=? AND period=?)"))
  }

  @Test func theWordsOfTradeAreGatheredWithoutSorting() throws {
    let plan = try plan(SearchIndex.selection(.trade))
    #expect(plan.contains("COVERING INDEX") && !plan.contains("TEMP B-TREE"), "\(plan)")
  }

  /// A group may have thousands of readings: each must not go through all others to find the one that is shown.
  @Test func theReadingShownIsFoundWithoutTheOthers() throws {
    let plan = try plan("SELECT line FROM readings WHERE origin = ? AND head = ? AND is_shown = 1")
    #expect(plan.contains("(origin=? AND head=? AND is_shown=?)"), "\(plan)")
  }

  @Test(arguments: DossierStore.Table.allCases)
  func aRowIsFoundThroughItsKey(table: DossierStore.Table) throws {
    let plan = try plan("SELECT * FROM \(table) WHERE \(FactRows.agreeing(table.keyNames))")
    #expect(!plan.contains("SCAN"), "\(plan)")
  }

  /// What the program asks while somebody waits for a key: no statement of it may go through a table that grows with
  /// the visits or the figures.
  @Test(arguments: [
    "", "dir:in", "-kind:state", "year:2019..2021", "leader:nguyen", "partner:CHN", "tier:csp", "region:asia",
    "place:hanoi", "has:conflict", "confidence:low", "rank:head_of_state", "fish", "\"joint statement\"", "đặng",
  ])
  func noQuestionOfThePanesGoesThroughEveryRow(filter: String) throws {
    let dossier = try Sample().open()
    let recorder = Recorder()
    try dossier.read { db in db.trace(options: .statement) { recorder.add($0) } }
    for order in VisitQuery.Order.allCases {
      for partner in [nil, "CHN"] {
        for day in [day("2024-01-01"), day("2012-06-01")] {
          let query = VisitQuery(filter: try Filter(parsing: filter), partner: partner, asOf: day, order: order)
          _ = try dossier.visitSummary(query)
          let rows = try dossier.visits(query, at: 0..<50)
          for row in rows.prefix(1) {
            _ = try dossier.position(of: row.id, in: query)
            _ = try dossier.detail(ofVisit: row.id, asOf: day)
          }
          _ = try dossier.leaders(query)
          _ = try dossier.roster(asOf: day)
          _ = try dossier.trade(with: "CHN", asOf: day)
          _ = try dossier.tradeYears(with: "CHN", asOf: day, withAllClaims: false)
        }
      }
    }
    try dossier.read { db in db.trace(options: []) }
    try expectNoScan(recorder, atLeast: 10)
  }

  /// What is reckoned over all visits counts them by their sets: it goes through no table of them either.
  @Test func noReckoningGoesThroughEveryVisit() throws {
    let dossier = try Sample().open()
    let recorder = Recorder()
    try dossier.read { db in db.trace(options: .statement) { recorder.add($0) } }
    let day = day("2024-11-01")
    for reckoning in Reckoning.allCases { _ = try dossier.reckoning(reckoning, asOf: day) }
    _ = try dossier.visits(behind: VisitsBehind(partner: "CHN", level: .top, year: 2024), asOf: day)
    _ = try dossier.overviewReport(asOf: day, limit: 5)
    _ = try dossier.calendar(from: day, through: day.advanced(byYears: 1), asOf: day)
    _ = try dossier.changes(from: day.advanced(byYears: -1), to: day, limit: 50)
    try dossier.read { db in db.trace(options: []) }
    try expectNoScan(recorder, atLeast: 10)
  }

  /// Expects that no statement goes through a table that grows with the visits or the figures.
  private func expectNoScan(_ recorder: Recorder, atLeast count: Int) throws {
    let statements = recorder.statements.filter { $0.hasPrefix("SELECT") || $0.hasPrefix("WITH") }
    #expect(statements.count > count)
    for statement in statements {
      let steps = try plan(statement).split(separator: "\n")
      for table in ["visits", "v", "timeline", "t", "trade", "commodities", "postings", "word", "mentions"] {
        // The terms of a partner are few, and are called t as well.
        guard table != "t" || !statement.contains("shown_terms t") else { continue }
        #expect(!steps.contains { $0 == "SCAN \(table)" || $0.hasPrefix("SCAN \(table) ") }, "\(statement)")
      }
    }
  }
}

/// The statements that a connection runs.
private final class Recorder: @unchecked Sendable {
  // Unchecked: one connection runs its statements one after the other.
  private(set) var statements: Set<String> = []

  func add(_ event: Database.TraceEvent) {
    if case .statement(let statement) = event { statements.insert(statement.sql) }
  }
}
