import Diplomacy
import Testing

@testable import DossierStore

private let today = day("2025-01-01")

/// What is in dispute, and on which days: one definition for lists, pages and the search.
@Suite struct DisputeTests {
  private func disputed(terms: String) throws -> [String] {
    let header = "id,leader,country,office,rank,start,end,acting,reading_of,confidence,sources,note\n"
    let visits = """
      id,direction,partner,start,end,kind,status,home_leaders,partner_leaders,host,places,outcomes,confidence,sources,note
      v-2019,outbound,CHN,2019-06-01,2019-06-02,state,held,to-lam,,,,,high,vna,
      v-2020,outbound,CHN,2020-06-01,2020-06-02,state,held,to-lam,,,,,high,vna,
      v-2022,outbound,CHN,2022-06-01,2022-06-02,state,held,to-lam,,,,,high,vna,
      v-2024,outbound,CHN,2024-06-01,2024-06-02,state,held,to-lam,,,,,high,vna,
      """
    let dossier = try Sample(["terms.csv": header + terms, "visits.csv": visits]).open()
    let query = VisitQuery(asOf: today, order: .oldestFirst)
    let rows = try dossier.visits(query, at: 0..<9)
    for row in rows {
      let detail = try #require(try dossier.detail(ofVisit: row.id, asOf: today))
      #expect(row.isDisputed != detail.disagreements.isEmpty, "a mark has readings behind it")
      #expect(try dossier.detail(of: row.fact)?.fact.isDisputed == row.isDisputed)
    }
    return rows.filter(\.isDisputed).map(\.id)
  }

  /// Nobody doubts who held the office between the two first days.
  @Test func onlyTheDaysThatOneReadingLeavesOutAreInDispute() throws {
    let ids = try disputed(
      terms: """
        a,to-lam,VNM,Minister,minister,2019-01-01,2023-01-01,false,,high,vna,
        b,to-lam,VNM,Minister,minister,2020-01-01,2024-12-31,false,a,low,mofa,

        """)
    #expect(ids == ["v-2019", "v-2024"])
  }

  @Test func readingsOfOtherTimesDisputeBoth() throws {
    let ids = try disputed(
      terms: """
        a,to-lam,VNM,Minister,minister,2019-01-01,2019-12-31,false,,high,vna,
        b,to-lam,VNM,Minister,minister,2022-01-01,2022-12-31,false,a,low,mofa,

        """)
    #expect(ids == ["v-2019", "v-2022"])
  }

  @Test func anotherHolderDisputesTheOtherReadingsDays() throws {
    let ids = try disputed(
      terms: """
        a,to-lam,VNM,Minister,minister,2019-01-01,,false,,high,vna,
        b,xi,VNM,Minister,minister,2022-01-01,2022-12-31,false,a,low,mofa,

        """)
    #expect(ids == ["v-2022"])
  }

  @Test func aVisitOfAnUncertainDayIsMarkedWhereItHasReadings() throws {
    let terms = """
      id,leader,country,office,rank,start,end,acting,reading_of,confidence,sources,note
      a,to-lam,VNM,President,head_of_state,2024-05-22,2024-10-21,false,,high,vna,
      b,xi,VNM,President,head_of_state,2024-08-10,2024-08-12,false,a,low,mofa,
      """
    let visits = """
      id,direction,partner,start,end,kind,status,home_leaders,partner_leaders,host,places,outcomes,confidence,sources,note
      vague,outbound,CHN,2024-08,,state,held,to-lam,,,,,high,vna,
      """
    let dossier = try Sample(["terms.csv": terms, "visits.csv": visits]).open()
    #expect(try dossier.visits(VisitQuery(asOf: today), at: 0..<9).map(\.isDisputed) == [false])
    #expect(try dossier.detail(of: FactKey("visits", "vague"))?.disagreements == [], "as the list, so the page")
  }

  // MARK: Figures

  private static let economy = "indicator,period,value,unit,series,confidence,sources,note\n"

  private func figures(_ rows: String) throws -> [String: Bool] {
    let dossier = try Sample(["economy.csv": Self.economy + rows]).open()
    let found = try dossier.search("growth", filter: Filter(), asOf: today, limit: 99)
    return Dictionary(found.sections.flatMap(\.facts).map { ($0.title, $0.isDisputed) }, uniquingKeysWith: { $0 || $1 })
  }

  /// 100 is shown; 104 is near it, and from 108 the shown one is 7.4 % away though 100 is 8 % from it.
  @Test func claimsAreHeldAgainstTheOneThatIsShown() throws {
    let near = try figures(
      """
      growth,2020,100,%,customs,high,vna,
      growth,2020,104,%,press,high,vna,
      growth,2020,96,%,other,high,vna,

      """)
    #expect(near.values.allSatisfy { !$0 }, "the others are far from each other alone")
    let far = try figures("growth,2020,100,%,customs,high,vna,\ngrowth,2020,106,%,press,high,vna,\n")
    #expect(far.values.allSatisfy { $0 }, "every claim on it carries the mark")
    let zero = try figures("growth,2020,0,%,customs,high,vna,\ngrowth,2020,1,%,press,high,vna,\n")
    #expect(zero.values.allSatisfy { $0 })
  }

  @Test func figuresInOtherUnitsAreOtherThings() throws {
    let found = try figures("growth,2020,100,%,customs,high,vna,\ngrowth,2020,3,rank,press,high,vna,\n")
    #expect(found.count == 2 && found.values.allSatisfy { !$0 })
    let detail = try Sample([
      "economy.csv": Self.economy + "growth,2020,100,%,customs,high,vna,\ngrowth,2020,3,rank,press,high,vna,\n"
    ]).open().homeDetail(asOf: today)
    #expect(detail?.sections.last?.facts.count == 2)
  }

  @Test func distance() {
    #expect(Dispute.distance(95, from: 100) == 0.05 && Dispute.distance(0, from: 0) == 0)
    #expect(Dispute.distance(3, from: 0) == 1 && Dispute.distance(-3, from: -2) == 0.5)
  }

  private static let investments =
    "partner,as_of,direction,series,projects,registered_capital_usd,sources,confidence,note\n"

  @Test func undatedStocksStandSideBySide() throws {
    let rows = "CHN,,outward,stock,146,1520000000,vna,low,\nCHN,,outward,stock,,3900000000,mofa,medium,\n"
    let dossier = try Sample(["investments.csv": Self.investments + rows]).open()
    let page = try #require(try dossier.detail(ofPartner: "CHN", asOf: today))
    let facts = try #require(page.sections.first { $0.heading == "Investment" }).facts
    #expect(facts.count == 2 && facts.allSatisfy { !$0.isDisputed })
    #expect(try dossier.detail(of: facts[0].key)?.disagreements == [])
  }

  @Test func aFigureGoesBeforeNone() throws {
    let rows = "CHN,2020,inward,stock,5,,vna,high,\nCHN,2020,inward,stock,,900,mofa,low,\n"
    let dossier = try Sample(["investments.csv": Self.investments + rows]).open()
    let page = try #require(try dossier.detail(ofPartner: "CHN", asOf: today))
    let facts = try #require(page.sections.first { $0.heading == "Investment" }).facts
    #expect(facts.map(\.detail) == ["900 USD"])
    let readings = try #require(try dossier.detail(of: facts[0].key)?.disagreements.first)
    #expect(readings.map(\.isShown) == [true, false] && readings[0].reason == "it states the amount")
  }

  // MARK: Groups

  @Test func aLongChainOfReadingsIsOneGroup() {
    var groups = ReadingGroups()
    for number in (0..<20_000).reversed() { groups.join("r\(number + 1)", "r\(number)") }
    for number in 0..<20_000 { groups.join("s\(number + 1)", "s\(number)") }
    let all = groups.all()
    #expect(all.map(\.head) == ["r0", "s0"] && all.map(\.ids.count) == [20_001, 20_001])
  }
}
