import Diplomacy
import Testing

@testable import DossierStore

private let today = day("2025-01-01")

/// From any row to what it rests on.
@Suite struct FactTests {
  @Test func aFactHasItsCellsPlaceAndDocuments() throws {
    let dossier = try Sample().open()
    let detail = try #require(try dossier.detail(of: FactKey("visits", "in-chn-2023")))
    #expect(detail.place == "visits.csv:3")
    #expect(detail.fact.title == "Xi Jinping: China to Viet Nam")
    #expect(detail.fact.detail == "state visit, Hanoi")
    #expect(detail.fields.contains(FactField(name: "Partner leaders", value: "Xi Jinping")))
    #expect(!detail.fields.contains { ["Id", "Sources", "Confidence"].contains($0.name) })
    #expect(detail.sources.keys.sorted() == ["mofa", "vna"])
    #expect(detail.problems == [])
    #expect(try dossier.detail(of: FactKey("visits", "nowhere")) == nil)
    #expect(try dossier.detail(of: FactKey("no such table", "x")) == nil)
  }

  @Test func whatIsWrongWithARowStandsOnItsPage() throws {
    let broken = (Sample.sound["visits.csv"] ?? "").replacing("2023-12-13", with: "2023-12-01")
    let dossier = try Sample(["visits.csv": broken]).open()
    let detail = try #require(try dossier.detail(of: FactKey("visits", "in-chn-2023")))
    #expect(detail.problems.map(\.rule) == ["date-reversed"])
  }

  @Test func figuresSideBySideAreClaimsOnEachOther() throws {
    let more = (Sample.sound["trade.csv"] ?? "") + "\nCHN,2022,export,press,150,reporter,,high,mofa,\n"
    let dossier = try Sample(["trade.csv": more]).open()
    let report = try #require(try dossier.trade(with: "CHN", asOf: today))
    let year = try #require(report.history[2022])
    let shown = try #require(year.exports?.figure)
    let readings = try #require(try dossier.detail(of: shown.fact)).disagreements
    #expect(readings.map { $0.map(\.fact.detail) } == [["Customs", "press"]])
    #expect(readings.first?.map(\.isShown) == [true, false])
    #expect(year.isDisputed(.export) && !year.isDisputed(.import) && year.isTotalDisputed)
    #expect(try dossier.partners(asOf: today).first?.trade.map(\.isDisputed) == [true, false])
  }

  @Test func aSmallDifferenceIsNoDispute() throws {
    let more = (Sample.sound["trade.csv"] ?? "") + "\nCHN,2022,export,press,104,reporter,,high,mofa,\n"
    let year = try #require(try Sample(["trade.csv": more]).open().trade(with: "CHN", asOf: today)?.history[2022])
    #expect(!year.isDisputed(.export) && !year.isTotalDisputed)
  }

  @Test func theHomeCountryHasOneFigureForEachIndicator() throws {
    let economy = """
      indicator,period,value,unit,series,confidence,sources,note
      gdp,2022,400000000000,USD,press,medium,vna,
      gdp,2022,408000000000,USD,customs,medium,mofa,
      gdp,2023,430000000000,USD,press,medium,vna,
      gdp,2024,460000000000,USD,press,medium,vna,
      """
    let memberships = """
      id,body,role,start,end,confidence,sources,note
      un,United Nations,Member,1977-09-20,,high,vna,
      later,Council,Member,2027-01-01,,high,vna,
      """
    let dossier = try Sample(["economy.csv": economy, "memberships.csv": memberships]).open()
    let home = try #require(try dossier.homeDetail(asOf: day("2024-06-01")))
    #expect(home.name == "Viet Nam")
    #expect(home.sections.map(\.heading) == ["In office", "Memberships", "Figures"])
    #expect(home.sections.last?.facts.map(\.title) == ["GDP: 430.0B USD", "GDP: 408.0B USD"])
    #expect(home.sections[1].facts.map(\.title) == ["United Nations: Member"])
  }

  @Test func theHighestOfficesOfTheHomeCountryComeFirst() throws {
    let terms = """
      id,leader,country,office,rank,start,end,acting,confidence,sources,note
      envoy,xi,VNM,Ambassador,other,2024-12-01,,false,high,vna,
      minister,macron,VNM,Foreign Minister,foreign_minister,2024-11-01,,false,high,vna,
      second,xi,VNM,Deputy,deputy_head,2024-06-01,,false,high,vna,
      first,macron,VNM,Deputy,deputy_head,2023-06-01,,false,high,vna,
      president,to-lam,VNM,State President,head_of_state,2020-05-22,,false,high,vna,
      """
    let home = try #require(try Sample(["terms.csv": terms]).open().homeDetail(asOf: today))
    #expect(home.sections[0].facts.map { $0.key.key[0] } == ["president", "first", "second", "minister", "envoy"])
  }

  @Test func whatIsLaterThanTheDayIsNotYetOnADocumentsPage() throws {
    let dossier = try Sample().open()
    let whole = try #require(try dossier.detail(ofSource: "vna", asOf: today))
    #expect(whole.later == 0)
    let earlier = try #require(try dossier.detail(ofSource: "vna", asOf: day("2010-01-01")))
    #expect(earlier.sections.map(\.heading) == ["Leaders", "Milestones"])
    #expect(earlier.sections.map(\.facts.count) == [3, 2])
    #expect(earlier.facts == 5 && earlier.facts + earlier.later == whole.facts)
    let listed = try dossier.sources(asOf: day("2010-01-01"))
    #expect(listed.first { $0.source.id == "vna" }?.facts == 5)
    #expect(listed.first { $0.source.id == "mofa" }?.facts == 4, "known facts rest on it, though it came out later")
    let unused = (Sample.sound["sources.csv"] ?? "") + "\nlater,A page,VNA,2022,,news,en,,\n"
    let more = try Sample(["sources.csv": unused]).open()
    #expect(try more.sources(asOf: day("2021-12-31")).map(\.source.id) == ["mofa", "vna"])
    #expect(try more.sources(asOf: today).map(\.source.id) == ["later", "mofa", "vna"])
  }

  @Test func documentsAreListedWithWhatRestsOnThem() throws {
    let dossier = try Sample().open()
    let sources = try dossier.sources(asOf: today)
    #expect(sources.map(\.source.id) == ["mofa", "vna"])
    let vna = try #require(try dossier.detail(ofSource: "vna", asOf: today))
    #expect(vna.facts == sources[1].facts)
    #expect(
      vna.sections.map(\.heading) == ["Leaders", "Offices held", "Milestones", "Visits", "Trade"])
    #expect(vna.sections.map(\.facts.count) == [3, 2, 3, 3, 3])
    #expect(try dossier.detail(ofSource: "nobody", asOf: today) == nil)
  }
}
