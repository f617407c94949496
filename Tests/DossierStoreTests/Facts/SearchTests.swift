import Diplomacy
import Testing

@testable import DossierStore

private let today = day("2025-01-01")

/// The search over every table.
@Suite struct SearchTests {
  /// What is found for the words as they are typed; what near names find does not count.
  private func titles(
    _ dossier: Dossier, _ words: String, filter: String = "", asOf text: String = "2025-01-01", limit: Int = 9
  ) throws -> [String] {
    let filter = try Filter(parsing: filter)
    let found = try dossier.search(words, filter: filter, asOf: day(text), limit: limit)
    return found.replacements.isEmpty ? found.sections.flatMap(\.facts).map(\.title) : []
  }

  @Test func aNameMistypedIsFoundByTheOneNearIt() throws {
    let dossier = try Sample().open()
    for (typed, used) in [("guangzou", "guangzhou"), ("beijign", "beijing"), ("chnia", "china")] {
      let found = try dossier.search(typed, filter: Filter(), asOf: today, limit: 9)
      #expect(found.replacements == [SearchResult.Replacement(typed: typed, used: used)])
      #expect(found.count > 0)
      #expect(found.searched(typed) == used)
    }
    let both = try dossier.search("raised beijign", filter: Filter(), asOf: today, limit: 9)
    #expect(both.sections.flatMap(\.facts).map(\.title) == ["China: Raised"])
    // Too short to guess, too far from any name, or there as it is.
    for words in ["cn", "zzzzzz", "china"] {
      #expect(try dossier.search(words, filter: Filter(), asOf: today, limit: 9).replacements.isEmpty)
    }
  }

  @Test func namesAreFoundForCompletingThem() throws {
    let dossier = try Sample().open()
    #expect(try dossier.names(of: .leader, like: "la to", limit: 9).map(\.name) == ["Tô Lâm"])
    #expect(try dossier.names(of: .leader, like: "lá", limit: 9).isEmpty, "a typed accent must be there")
    #expect(try dossier.names(of: .place, like: "guang", limit: 9).map(\.name) == ["Guangzhou"])
    #expect(try dossier.names(of: .source, like: "", limit: 9).count > 0)
    #expect(try dossier.names(of: .leader, like: "", limit: 1).count == 1)
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

  @Test func theFilterIsAskedBeforeTheRowsAreCut() throws {
    let header = "id,partner,date,kind,leaders,title,confidence,sources,note\n"
    // The later lines go first among equals, so that the one partner's row is the last that the index finds.
    let rows = ["x0,FRA,2020,call,,Ringing,high,vna,"] + (1...2_100).map { "x\($0),CHN,2020,call,,Ringing,high,vna," }
    let dossier = try Sample(["exchanges.csv": header + rows.joined(separator: "\n") + "\n"]).open()
    let found = try dossier.search("ringing", filter: try Filter(parsing: "partner:FRA"), asOf: today, limit: 9)
    #expect(found.sections.flatMap(\.facts).map(\.partner) == ["FRA"])
    let all = try dossier.search("ringing", filter: Filter(), asOf: today, limit: 1)
    #expect(all.count == 2_101 && !all.isCountPartial, "none is left out of the count")
    let early = try dossier.search("ringing", filter: Filter(), asOf: day("2019-12-31"), limit: 1)
    #expect(early.count == 0)
  }

  @Test func aLongCountIsSaidToBeIncomplete() throws {
    let header = "id,partner,date,kind,leaders,title,confidence,sources,note\n"
    let rows = (0...SearchQuery.mostRead + 2).map { "x\($0),CHN,2020,call,,Ringing,high,vna," }
    let dossier = try Sample(["exchanges.csv": header + rows.joined(separator: "\n") + "\n"]).open()
    let filter = try Filter(parsing: "confidence:high")
    let found = try dossier.search("ringing", filter: filter, asOf: today, limit: 1)
    #expect(found.isCountPartial && found.count == SearchQuery.mostRead + 1)
    let whole = try dossier.search("ringing", filter: filter, asOf: today, limit: Int.max)
    #expect(!whole.isCountPartial && whole.count == rows.count)
  }

  @Test func everyFieldOfTheFilterHoldsForVisits() throws {
    let dossier = try Sample().open()
    #expect(try titles(dossier, "paris", filter: "status:cancelled") == ["Tô Lâm: Viet Nam to France"])
    #expect(try titles(dossier, "china", filter: "dir:in") == ["Xi Jinping: China to Viet Nam"])
    #expect(
      try titles(dossier, "china", filter: "place:guangzhou rank:head_of_state") == ["Tô Lâm: Viet Nam to China"])
    #expect(try titles(dossier, "paris", filter: "-status:cancelled") == ["France", "France: Raised"])
  }

  @Test func partnersTiersAndDocumentsAreFilteredByTheirNames() throws {
    let agreements = """
      id,partners,title,kind,area,status,proposed,signed,in_force,expires,confidence,sources,note
      both,CHN;FRA,A pact of three,treaty,,signed,,2019,,,high,mofa,
      one,EUE,A pact of two,treaty,,signed,,2020,,,high,vna,
      """
    let dossier = try Sample(["agreements.csv": agreements]).open()
    #expect(try titles(dossier, "pact", filter: "partner:fra") == ["A pact of three"], "the second partner counts")
    #expect(try titles(dossier, "pact", filter: "partner:china") == ["A pact of three"])
    #expect(try titles(dossier, "pact", filter: "tier:csp") == ["A pact of three"])
    #expect(try titles(dossier, "pact", filter: "region:\"east asia\"") == ["A pact of three"])
    #expect(try titles(dossier, "pact", filter: "source:ministry") == ["A pact of three"])
    #expect(try titles(dossier, "pact", filter: "-source:ministry") == ["A pact of two"])
    #expect(try titles(dossier, "pact", filter: "partner:nowhere") == [])
  }

  @Test func anOfficeStillHeldReachesToTheAsOfYear() throws {
    let dossier = try Sample().open()
    #expect(try titles(dossier, "xi president", filter: "year:2019") == ["Xi Jinping, President"])
    #expect(try titles(dossier, "xi president", filter: "year:2026") == [])
    #expect(try titles(dossier, "lam president", filter: "year:2025") == [])
  }

  @Test func aRowIsKnownFromItsFirstDay() throws {
    let agreements = """
      id,partners,title,kind,area,status,proposed,signed,in_force,expires,confidence,sources,note
      a,CHN,A pact proposed,treaty,,proposed,2020,,,,high,vna,
      b,CHN,A pact undated,treaty,,signed,,,,,high,unpublished,
      """
    let unpublished = "unpublished,A note,Archive,,,official,en,,\n"
    let dossier = try Sample([
      "agreements.csv": agreements, "sources.csv": (Sample.sound["sources.csv"] ?? "") + "\n" + unpublished,
    ]).open()
    for (asOf, expected) in [
      ("2019-01-01", ["A pact undated"]), ("2021-01-01", ["A pact proposed", "A pact undated"]),
    ] {
      #expect(try titles(dossier, "pact", asOf: asOf).sorted() == expected)
      let page = try #require(try dossier.detail(ofPartner: "CHN", asOf: day(asOf)))
      #expect(page.sections.first { $0.heading == "Agreements" }?.facts.map(\.title) == expected)
    }
    #expect(try titles(dossier, "joint statement", asOf: "2020-12-31") == [], "a document is known when it is out")
    #expect(try titles(dossier, "joint statement") == ["Joint statement"])
  }

  @Test func datesAndStatusesOfVisitsAreWords() throws {
    let dossier = try Sample().open()
    #expect(try titles(dossier, "beijing 2024-08-18") == ["Tô Lâm: Viet Nam to China"])
    #expect(try titles(dossier, "macron cancelled visit") == ["Tô Lâm: Viet Nam to France"])
  }

  @Test func countriesAreFoundByCodeAndInOneWord() throws {
    let dossier = try Sample().open()
    #expect(try titles(dossier, "vietnam").contains("Viet Nam"))
    #expect(try titles(dossier, "frenchrepublic").contains("France"))
    #expect(try titles(dossier, "europeanunion") == ["European Union"])
    #expect(
      try titles(dossier, "fra") == ["France", "Emmanuel Macron", "France: Raised", "Tô Lâm: Viet Nam to France"])
  }

  @Test func punctuationIsNoPartOfAWord() throws {
    let dossier = try Sample().open()
    #expect(try titles(dossier, "Tô Lâm, president") == ["Tô Lâm, State President"])
    #expect(try titles(dossier, "“Lâm” (Guangzhou)") == ["Tô Lâm: Viet Nam to China"])
  }

  @Test func aNumberIsOneWord() throws {
    let initiatives = """
      id,date,end,kind,title,place,bodies,confidence,sources,note
      a,2020,,other,A share of 68.4 per cent,,,high,vna,
      b,2020,,other,A share of 4 of 68,,,high,vna,
      c,2020,,other,"Some 20,000 people",,,high,vna,
      d,2020,,other,Only 20 of 000,,,high,vna,
      """
    let investments = """
      partner,as_of,direction,series,projects,registered_capital_usd,sources,confidence,note
      CHN,2020,inward,stock,3,20000,vna,high,
      FRA,2020,inward,stock,3,2000000,vna,high,
      """
    let dossier = try Sample(["initiatives.csv": initiatives, "investments.csv": investments]).open()
    #expect(try titles(dossier, "68.4") == ["A share of 68.4 per cent"])
    let both = ["Investment from China: 20,000 USD in 3 projects", "Some 20,000 people"]
    #expect(try titles(dossier, "20,000") == both)
    #expect(try titles(dossier, "some 20000") == ["Some 20,000 people"])
    #expect(Set(try titles(dossier, "20000")).isSuperset(of: both))
    #expect(SearchWords.joinedNumbers(in: "1,000 and 2,34 and 12,345,678, or 1234,567") == ["1000", "12345678"])
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
