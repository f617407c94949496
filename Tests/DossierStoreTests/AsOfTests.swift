import Diplomacy
import Testing

@testable import DossierStore

/// The as-of date: what came later is not there yet.
@Suite struct AsOfTests {
  private func dossier(milestones: String) throws -> Dossier {
    try Sample(["milestones.csv": "id,partner,date,kind,tier,title,place,confidence,sources,note\n" + milestones])
      .open()
  }

  private func partner(_ id: String, _ dossier: Dossier, on text: String) throws -> PartnerRow {
    try #require(try dossier.partners(asOf: day(text)).first { $0.id == id })
  }

  @Test func tiersRiseOnTheirDay() throws {
    let dossier = try Sample().open()
    #expect(try partner("CHN", dossier, on: "2008-05-31").tier == .none)
    let risen = try partner("CHN", dossier, on: "2008-06-01")
    #expect(risen.tier == .comprehensiveStrategic)
    #expect(risen.tierSince?.description == "2008-06-01")
    #expect(risen.relationsSince?.description == "1950-01-18")
    #expect(try partner("FRA", dossier, on: "2013-01-01").tier == .strategic, "some day of the year may be the first")
    #expect(try dossier.overview(asOf: day("2010-01-01")).tierCounts == [.comprehensiveStrategic: 1, .none: 1])
  }

  @Test func aRowWithoutADateIsToldOfWithTheDayOfItsDocuments() throws {
    let dossier = try Sample([
      "memberships.csv": """
      id,body,role,start,end,confidence,sources,note
      dated,Forum,member,2021,,high,vna,
      undated,Council,member,,2019,high,vna,
      """
    ]).open()
    func told(_ id: String, _ text: String) throws -> FactDetail? {
      try dossier.detailToldLater(of: FactKey("memberships", id), than: day(text))
    }
    #expect(try told("undated", "2020-05-02")?.knownFrom == day("2020-05-03"))
    #expect(try dossier.detail(of: FactKey("memberships", "undated"), asOf: day("2020-05-02")) == nil)
    #expect(try told("undated", "2020-05-03") == nil)
    #expect(try told("dated", "2020-01-01") == nil, "what is later itself is not there yet")
  }

  @Test func theHigherTierWinsOnTheSameDay() throws {
    let dossier = try dossier(
      milestones: """
        a,CHN,2010-01-01,tier,comprehensive_strategic,,,high,vna,
        b,CHN,2010-01-01,tier,strategic,,,high,vna,
        c,FRA,2009,tier,strategic,,,high,vna,
        d,FRA,2011,tier,comprehensive,,,high,vna,
        """)
    #expect(try partner("CHN", dossier, on: "2012-01-01").tier == .comprehensiveStrategic)
    #expect(try partner("FRA", dossier, on: "2012-01-01").tier == .comprehensive, "the latest stands, even when lower")
  }

  @Test func sectoralPartnershipsStandBeside() throws {
    let dossier = try dossier(
      milestones: """
        a,CHN,2010,tier,sectoral_strategic,Climate,,high,vna,
        b,CHN,2012,tier,comprehensive,,,high,vna,
        c,CHN,2014,tier,sectoral_strategic,Farming,,high,vna,
        """)
    let early = try partner("CHN", dossier, on: "2011-06-01")
    #expect(early.tier == .sectoralStrategic && early.sectoral == ["Climate"] && early.tierSince?.description == "2010")
    let late = try partner("CHN", dossier, on: "2015-06-01")
    #expect(late.tier == .comprehensive && late.sectoral == ["Climate", "Farming"])
    #expect(late.tierSince?.description == "2012")
  }

  @Test func aTierOutlastsASuspensionAndMayBeAsOldAsTheRelations() throws {
    let dossier = try dossier(
      milestones: """
        a,CHN,2010,tier,strategic,,,high,vna,
        b,CHN,2015-03,suspended,,,,high,vna,
        d,FRA,1967,established,special,,,high,vna,
        """)
    #expect(try partner("CHN", dossier, on: "2016-01-01").tier == .strategic)
    #expect(try partner("FRA", dossier, on: "2018-01-01").tier == .special)
    #expect(try partner("FRA", dossier, on: "2018-01-01").relationsSince?.description == "1967")
  }

  @Test func relationsAreSinceTheDateTrustedMost() throws {
    let dossier = try dossier(
      milestones: """
        a,CHN,1949-10-01,established,,,,low,vna,
        b,CHN,1950-01-30,established,,,,high,vna,
        c,CHN,1950-01-18,established,,,,high,vna,
        """)
    #expect(try partner("CHN", dossier, on: "2000-01-01").relationsSince?.description == "1950-01-18")
    #expect(try partner("CHN", dossier, on: "1949-12-31").relationsSince?.description == "1949-10-01")
  }

  @Test func visitsAndCounts() throws {
    let dossier = try Sample().open()
    let all = try partner("CHN", dossier, on: "2025-01-01")
    #expect(all.visits == 2)
    #expect(all.lastTopLevelOut?.description == "2024-08-18")
    #expect(all.lastTopLevelIn?.description == "2023-12-12")
    let earlier = try partner("CHN", dossier, on: "2024-08-17")
    #expect(earlier.visits == 1 && earlier.lastTopLevelOut == nil && earlier.lastTopLevelIn != nil)
    #expect(try partner("FRA", dossier, on: "2025-01-01").visits == 0, "a cancelled visit did not take place")
    #expect(try dossier.overview(asOf: day("2025-01-01")).visits == 2)
    #expect(try dossier.overview(asOf: day("2023-12-12")).visits == 1)
    #expect(try dossier.detail(ofVisit: "out-chn-2024", asOf: day("2024-08-17")) == nil)
    let detail = try #require(try dossier.detail(ofVisit: "in-chn-2023", asOf: day("2024-08-17")))
    #expect(detail.next == nil && detail.previous == nil)
  }

  @Test func plannedVisitsAreHiddenUntilTheirDay() throws {
    let row = "\nout-fra-2026,outbound,FRA,2026-03,,state,planned,to-lam,,,,,high,vna,"
    let dossier = try Sample(["visits.csv": (Sample.sound["visits.csv"] ?? "") + row]).open()
    #expect(try dossier.visitSummary(VisitQuery(asOf: day("2026-02-28"))).total == 3)
    #expect(try dossier.visitSummary(VisitQuery(asOf: day("2026-03-01"))).total == 4)
    #expect(try partner("FRA", dossier, on: "2027-01-01").visits == 0)
  }

  @Test func aYearOfTradeIsKnownWhenItIsOver() throws {
    let dossier = try Sample().open()
    #expect(try partner("CHN", dossier, on: "2023-12-30").trade.map(\.year) == [2022])
    #expect(try partner("CHN", dossier, on: "2023-12-31").trade.map(\.year) == [2022, 2023])
    let report = try #require(try dossier.trade(with: "CHN", asOf: day("2023-12-30")))
    #expect(report.history.years.map(\.year) == [2022])
    #expect(report.history[2022]?.balance == -200)
    #expect(report.sources.keys.sorted() == ["vna"])
    #expect(report.events.map(\.id) == ["chn-1950", "chn-2008", "in-chn-2023"])
    #expect(
      report.events.map(\.title) == ["Relations established", "Comprehensive strategic partnership", "Xi Jinping"])
    #expect(try dossier.trade(with: "XYZ", asOf: day("2023-12-30")) == nil)
  }

  @Test func officesAreThoseOfTheDay() throws {
    let dossier = try Sample().open()
    let visit = try #require(try dossier.detail(ofVisit: "out-chn-2024", asOf: day("2025-01-01")))
    #expect(visit.participants.map(\.offices) == [["State President"], ["President"]])
    #expect(visit.participants.map(\.name) == ["Tô Lâm", "Xi Jinping"])
    let holders = try #require(try dossier.detail(ofPartner: "CHN", asOf: day("2025-01-01"))).officeHolders
    #expect(holders.map(\.name) == ["Xi Jinping"])
    #expect(try #require(try dossier.detail(ofPartner: "CHN", asOf: day("2012-01-01"))).officeHolders == [])
    let leaders = try dossier.leaders(VisitQuery(asOf: day("2024-08-20")))
    #expect(leaders.map(\.id) == ["xi", "to-lam"] && leaders.map(\.visits) == [2, 1])
    #expect(leaders[0].countryName == "China" && leaders[1].isHome)
  }

  @Test func amountsInALine() {
    #expect(Money.short(937_000) == "937,000 USD")
    #expect(Money.short(4_600_000_000) == "4.6B USD")
    #expect(Money.short(999_999_999) == "1.0B USD")
    #expect(Money.short(205_200_000_000) == "205.2B USD")
    #expect(Money.short(12_000_000) == "12.0M USD")
    #expect(Money.short(0) == "0 USD")
  }
}

extension AsOfTests {
  private static let undated = [
    "sources.csv": """
    id,title,publisher,published,url,kind,language,accessed,note
    vna,The visit,VNA,2020-05-03,https://example.org/1,news,en,,
    late,A later one,VNA,2022-05-03,,news,en,,
    mofa,Joint statement,Ministry,,,official,en,,
    """,
    "memberships.csv": """
    id,body,role,start,end,reading_of,confidence,sources,note
    a,Dated body,Member,2015,,,high,vna,
    b,Told body,Member,,,,high,late; vna,
    c,Plain body,Member,,,,high,mofa,
    """,
  ]

  /// A row without a date is known from its first document on; where that has no date either, always.
  @Test(arguments: [
    ("2014-12-31", ["Plain"]), ("2020-05-02", ["Dated", "Plain"]), ("2020-05-03", ["Dated", "Told", "Plain"]),
  ])
  func rowsWithoutADateFollowTheirDocuments(on text: String, bodies: [String]) throws {
    let dossier = try Sample(Self.undated).open()
    let home = try #require(try dossier.homeDetail(asOf: day(text)))
    let seats = home.sections.first { $0.heading == "Memberships" }?.facts.map(\.title) ?? []
    #expect(Set(seats) == Set(bodies.map { "\($0) body: Member" }))
    let found = try dossier.search("body", filter: Filter(), asOf: day(text), limit: 10).sections.flatMap(\.facts)
    #expect(Set(found.map(\.title)) == Set(seats))
    let known = try ["a", "b", "c"].filter {
      try dossier.detail(of: FactKey("memberships", $0), asOf: day(text)) != nil
    }
    #expect(known.count == bodies.count)
  }

  @Test func thePageOfARowFollowsTheDate() throws {
    let dossier = try Sample().open()
    let step = FactKey("milestones", "chn-2008")
    #expect(try dossier.detail(of: step, asOf: day("2008-05-31")) == nil)
    #expect(try dossier.detail(of: step, asOf: day("2008-06-01")) != nil)
    #expect(try dossier.detail(of: step) != nil)
  }
}
