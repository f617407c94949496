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

  @Test func documentsAreListedWithWhatRestsOnThem() throws {
    let dossier = try Sample().open()
    let sources = try dossier.sources()
    #expect(sources.map(\.source.id) == ["mofa", "vna"])
    let vna = try #require(try dossier.detail(ofSource: "vna"))
    #expect(vna.facts == sources[1].facts)
    #expect(
      vna.sections.map(\.heading) == ["Leaders", "Offices held", "Milestones", "Visits", "Trade"])
    #expect(vna.sections.map(\.facts.count) == [3, 2, 3, 3, 3])
    #expect(try dossier.detail(ofSource: "nobody") == nil)
  }
}

/// The search over every table.
@Suite struct SearchTests {
  private func titles(
    _ dossier: Dossier, _ words: String, filter: String = "", asOf text: String = "2025-01-01", limit: Int = 9
  ) throws -> [String] {
    let filter = try Filter(parsing: filter)
    return try dossier.search(words, filter: filter, asOf: day(text), limit: limit).sections.flatMap(\.facts)
      .map(\.title)
  }

  @Test func everyWordMustBeFoundAsTheBeginningOfAWord() throws {
    let dossier = try Sample().open()
    #expect(try titles(dossier, "raised bei") == ["China: Raised"])
    #expect(try titles(dossier, "raised eijing") == [])
    #expect(try titles(dossier, "guangzhou") == ["Tô Lâm: Viet Nam to China"])
    #expect(try titles(dossier, "  ") == [])
    #expect(try titles(dossier, "\" OR * NEAR(") == [], "marks are not the search's own words")
  }

  @Test func accentsMayBeLeftOutAndMustBeThereWhenTyped() throws {
    let dossier = try Sample().open()
    #expect(try titles(dossier, "to lam president") == ["Tô Lâm, State President"])
    #expect(try titles(dossier, "Tô Lâm president") == ["Tô Lâm, State President"])
    #expect(try titles(dossier, "Tò Lâm president") == [])
    #expect(try titles(dossier, "Trung Quốc guangzhou") == ["Tô Lâm: Viet Nam to China"], "by the local name")
  }

  @Test func aPhraseGoesBeforeItsScatteredWords() throws {
    let agreements = """
      id,partners,title,kind,area,status,proposed,signed,in_force,expires,confidence,sources,note
      a,CHN,Air and other services,treaty,,signed,,2020,,,high,vna,
      b,CHN,Air services,treaty,,signed,,2019,,,high,vna,
      """
    let dossier = try Sample(["agreements.csv": agreements]).open()
    #expect(try titles(dossier, "air services") == ["Air services", "Air and other services"])
  }

  @Test func tradeIsOneEntryForAPartnersYear() throws {
    let dossier = try Sample().open()
    #expect(
      try titles(dossier, "trade china") == [
        "Trade with China: total ≈500 USD", "Trade with China: export 100 USD, import 300 USD",
      ])
  }

  @Test func theAsOfDateAndTheFilterHold() throws {
    let dossier = try Sample().open()
    #expect(try titles(dossier, "guangzhou", asOf: "2024-01-01") == [])
    #expect(try titles(dossier, "china raised", filter: "year:2008") == ["China: Raised"])
    #expect(try titles(dossier, "china raised", filter: "year:2009") == [])
    #expect(try titles(dossier, "raised", filter: "partner:fra") == ["France: Raised"])
  }

  @Test func whatIsNotListedIsCounted() throws {
    let found = try Sample().open().search("china", filter: Filter(), asOf: today, limit: 1)
    let visits = try #require(found.sections.first { $0.heading == "Visits" })
    #expect(visits.facts.count == 1)
    let all = try Sample().open().search("china", filter: Filter(), asOf: today, limit: 99)
    #expect(found.count == all.count)
  }

  @Test func aChangedFileIsSearchedAnew() throws {
    let sample = try Sample()
    let dossier = try sample.openCached().dossier
    #expect(try titles(dossier, "railway") == ["Tô Lâm: Viet Nam to China"])
    try sample.write("visits.csv", try sample.text(of: "visits.csv").replacing("railway", with: "bridge"))
    _ = try dossier.refreshed()
    #expect(try titles(dossier, "railway") == [])
    try sample.write("leaders.csv", try sample.text(of: "leaders.csv").replacing("Tô Lâm", with: "Tô Đại Lâm"))
    _ = try dossier.refreshed()
    #expect(try titles(dossier, "dai president") == ["Tô Đại Lâm, State President"])
  }
}
