import Diplomacy
import Testing

@testable import DossierStore

/// Events of the same kind, found over dossiers made for it.
@Suite struct TurningPointTests {
  private static let partners = """
    id,name,official_name,local_name,kind,region,capital,latitude,longitude,confidence,sources,note
    AAA,Aland,,,state,,,,,high,vna,
    BBB,Boland,,,state,,,,,high,vna,
    CCC,Coland,,,state,,,,,high,vna,
    VNM,Viet Nam,,,home,,,,,high,vna,
    """
  private static let leaders = """
    id,name,native_name,country,confidence,sources,note
    a-head,A Head,,AAA,high,vna,
    b-head,B Head,,BBB,high,vna,
    c-minister,C Minister,,CCC,high,vna,
    """
  private static let terms = """
    id,leader,country,office,rank,start,end,acting,reading_of,confidence,sources,note
    a,a-head,AAA,President,head_of_state,2000,,,,high,vna,
    b,b-head,BBB,President,head_of_state,2000,,,,high,vna,
    c,c-minister,CCC,Minister,minister,2000,,,,high,vna,
    """
  private static let visits = """
    id,direction,partner,start,end,kind,status,home_leaders,partner_leaders,host,places,outcomes,reading_of,confidence,sources,note
    a-2003,inbound,AAA,2003-05-01,,state,held,,a-head,,,,,high,vna,
    b-2001,inbound,BBB,2001-05-01,,state,held,,b-head,,,,,high,vna,
    b-2004,inbound,BBB,2004-05-01,,state,held,,b-head,,,,,high,vna,
    b-2005,outbound,BBB,2005-05-01,,state,held,,b-head,,,,,high,vna,
    c-2004,inbound,CCC,2004-05-01,,state,held,,c-minister,,,,,high,vna,
    """
  private static let milestones = """
    id,partner,date,kind,tier,title,place,reading_of,confidence,sources,note
    a-1990,AAA,1990-01-01,established,,Relations,,,high,vna,
    a-2003,AAA,2003-02-01,tier,strategic,Strategic,,,high,vna,
    b-2004,BBB,2004,tier,strategic,Strategic,,,high,vna,
    b-2008,BBB,2008,tier,strategic,Strategic again,,,high,vna,
    c-200,CCC,200X,tier,strategic,Strategic,,,high,vna,
    """
  private static let agreements = """
    id,partners,title,kind,area,status,proposed,signed,in_force,expires,reading_of,confidence,sources,note
    abc,AAA; BBB,Free trade,fta,trade,in_force,,2003-03-01,2004,,,high,vna,
    only,CCC,Talks,fta,trade,proposed,2002,,,,,high,vna,
    """
  private static let trade =
    "partner,period,flow,series,value_usd,basis,status,confidence,sources,note\n"
    + ["AAA", "BBB"].flatMap { partner in
      (2002...2006).map { "\(partner),\($0),total,customs,\(100 * ($0 - 2000)),reporter,,high,vna,\n" }
    }.joined()

  private func open() throws -> Dossier {
    try Sample([
      "partners.csv": Self.partners, "leaders.csv": Self.leaders, "terms.csv": Self.terms, "visits.csv": Self.visits,
      "milestones.csv": Self.milestones, "agreements.csv": Self.agreements, "trade.csv": Self.trade,
    ]).open()
  }

  private let day = CalendarDay(ordinal: 20_000)

  @Test func aPartnersEventsAreMilestonesVisitsAndAgreements() throws {
    let points = try open().turningPoints(with: "AAA", asOf: day)
    #expect(points.map { $0.fact.key[0] } == ["a-1990", "a-2003", "abc", "a-2003"])
    #expect(points.last?.kind == .visit(.inbound, .state, .headOfState))
    #expect(points[2].partner == "AAA" && points[2].kind == .agreement("fta"))
    #expect(try open().turningPoints(with: "CCC", asOf: day).map { $0.fact.table } == ["milestones", "visits"])
  }

  @Test func aTierIsReachedOnce() throws {
    let report = try #require(
      try open().beforeAfter(FactKey("milestones", "a-2003"), partner: "", years: 1, asOf: day))
    #expect(report.event.partner == "AAA")
    #expect(report.cases.map { $0.event.fact.key[0] } == ["b-2004"], "what is said again in 2008 is no step")
    #expect(report.undated == 1, "nobody knows in which year of the decade it was")
    let (before, after) = (try #require(report.own.before), try #require(report.own.after))
    #expect(abs(before.value - 0.5) < 1e-12 && abs(after.value - 1.0 / 3) < 1e-12, "200, 300, 400")
  }

  @Test func visitsAreOfTheSameDirectionKindAndRank() throws {
    let report = try #require(try open().beforeAfter(FactKey("visits", "a-2003"), partner: "", years: 1, asOf: day))
    #expect(report.cases.map { $0.event.fact.key[0] } == ["b-2004"])
    #expect(report.counted.count == 1, "the visit of 2001 has no figures, that of 2004 has them")
    let longer = try #require(try open().beforeAfter(FactKey("visits", "a-2003"), partner: "", years: 5, asOf: day))
    #expect(longer.cases.map { $0.event.fact.key[0] } == ["b-2001"], "where none has figures the first is told of")
    #expect(longer.counted.isEmpty)
  }

  @Test func anAgreementHasACaseForEachPartner() throws {
    let report = try #require(try open().beforeAfter(FactKey("agreements", "abc"), partner: "BBB", years: 1, asOf: day))
    #expect(report.event.partner == "BBB" && report.own.year == 2003)
    #expect(report.cases.map(\.event.partner) == ["AAA"])
  }

  @Test func whatIsLaterOrNotThereIsNoEvent() throws {
    let dossier = try open()
    let before = try #require(CalendarDay(year: 2002, month: 1, day: 1))
    #expect(try dossier.beforeAfter(FactKey("milestones", "a-2003"), partner: "", years: 1, asOf: before) == nil)
    #expect(try dossier.beforeAfter(FactKey("milestones", "none"), partner: "", years: 1, asOf: day) == nil)
    #expect(try dossier.beforeAfter(FactKey("trade", "none"), partner: "", years: 1, asOf: day) == nil)
    #expect(try dossier.beforeAfter(FactKey("agreements", "only"), partner: "CCC", years: 1, asOf: day) == nil)
  }

  @Test func partnersStandSideBySide() throws {
    let report = try open().comparison(of: ["BBB", "none", "AAA", "BBB"], asOf: day)
    #expect(report.members.map(\.row.id) == ["BBB", "AAA"])
    #expect(report.members[0].visits.map(\.year) == [2001, 2004, 2005])
    #expect(report.members[0].visits[2] == YearCount(year: 2005, outbound: 1, inbound: 0))
    #expect(report.mostRanked == 2)
    #expect(report.members[0].trade.ranks[2004] == TradeRank(place: 1, count: 2), "equal totals share a place")
  }
}

/// The upgrade of relations with the United States in 2023, as the shipped dossier has it.
@Suite struct RealComparisonTests {
  let dossier: Dossier
  private let today = CalendarDay(year: 2026, month: 11, day: 28) ?? CalendarDay(ordinal: 0)

  init() throws {
    dossier = try Dossier(folder: vietnamFolder, cacheFolder: nil)
    try dossier.refresh()
  }

  @Test func theUpgradeOfTheUnitedStates() throws {
    let event = FactKey("milestones", "usa-2023-09-10-comprehensive-strategic")
    let report = try #require(try dossier.beforeAfter(event, partner: "USA", years: 2, asOf: today))
    // 2021: 96.29 + 15.27; 2023: 97.02017614 + 13.82239448; 2025: 153.2 + 19.3, in thousand millions.
    let (before, after) = (try #require(report.own.before), try #require(report.own.after))
    #expect(abs(before.value - ((110.84257062 / 111.56).squareRoot() - 1)) < 1e-9)
    #expect(abs(after.value - ((172.5 / 110.84257062).squareRoot() - 1)) < 1e-9)
    #expect(after.isHollow, "the figures of 2025 are provisional")
    #expect(report.cases.contains { $0.event.partner == "CHN" && $0.event.year == 2008 })
    #expect(!report.cases.contains { $0.event.partner == "USA" })
    #expect(Set(report.cases.map(\.event.partner)).count == report.cases.count, "one case for each partner")
    let three = try #require(try dossier.beforeAfter(event, partner: "USA", years: 3, asOf: today))
    #expect(three.own.missing == [2026] && three.own.longestKnown?.span == 2)
  }

  @Test func bhutanHasNoTrend() throws {
    for point in try dossier.turningPoints(with: "BTN", asOf: today) where point.year != nil {
      let report = try #require(try dossier.beforeAfter(point.fact, partner: "BTN", years: 3, asOf: today))
      #expect(report.own.before == nil && report.own.after == nil && report.own.longestKnown == nil)
    }
  }

  @Test func japanKoreaAndTheUnitedStates() throws {
    let report = try dossier.comparison(of: ["JPN", "KOR", "USA"], asOf: today)
    for member in report.members {
      let points = member.points(.index, base: 2010, in: report)
      #expect(points[2010]?.value == 100)
      let total = try #require(member.trade.history[2024]?.total),
        base = try #require(member.trade.history[2010]?.total)
      #expect(abs(try #require(points[2024]?.value) - Double(total) / Double(base) * 100) < 1e-9)
    }
  }
}
