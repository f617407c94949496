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
}
