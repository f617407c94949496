import Diplomacy
import Testing
import TestSupport

@testable import ViewModels

/// The trade pane: what it measures, whose figures, which years, and the goods behind them.
@Suite struct TradePaneTests {
  private static let files: [String: String] = [
    "datapackage.json": """
    {"entente": {"home": "VNM", "series_preference": ["a", "b"], "series": [{"id": "a", "title": "Customs"}]}}
    """,
    "sources.csv": "id,title\ns,Gazette\n",
    "partners.csv":
      "id,name,kind,sources\nVNM,Viet Nam,home,s\nCHN,China,state,s\nLAO,Laos,state,s\nEUU,Union,organisation,s\n",
    "trade.csv": """
    partner,period,flow,series,value_usd,sources
    CHN,2018,export,a,50,s
    CHN,2018,import,a,150,s
    CHN,2019,export,a,60,s
    CHN,2019,import,a,140,s
    CHN,2019,export,b,75,s
    CHN,2021,export,b,90,s
    LAO,2019,total,b,300,s
    EUU,2019,total,b,900,s

    """,
    "economy.csv": """
    indicator,period,value,unit,series,sources
    exports,2019,240,USD,a,s
    imports,2019,280,USD,a,s

    """,
    "commodities.csv": """
    partner,period,flow,classification,code,label,series,value_usd,sources
    CHN,2018,export,hs-2,10,Rice,a,20,s
    CHN,2018,export,hs-2,08,Fruit,a,10,s
    CHN,2018,export,sitc-1,0,Food,b,31,s
    CHN,2018,import,named-group,,Steel,b,,s
    CHN,2019,export,hs-2,10,Rice,a,22,s

    """,
    "agreements.csv": """
    id,partners,title,kind,status,signed,sources
    border,CHN;LAO,Border treaty,treaty,signed,2019-03,s

    """,
  ]

  private func open(_ body: (inout Scenario) throws -> Void) throws {
    try Fixtures.withDossier(Self.files) { folder in
      var scenario = try Scenario(folder)
      scenario.press("/ C h i n a enter 3")
      try body(&scenario)
    }
  }

  private func plot(_ scenario: Scenario) throws -> YearPlot {
    let figure = try #require(scenario.dashboard.trade.figure(info: scenario.dashboard.info))
    guard case .years(let plot) = figure.plot else { throw Unexpected() }
    return plot
  }

  private struct Unexpected: Error {}

  private func points(_ name: String, _ scenario: Scenario) throws -> [Int: Double]? {
    try plot(scenario).series.first { $0.name == name }?.points.mapValues(\.value)
  }

  @Test func measuresAmountsChangesAndShares() throws {
    try open { (scenario: inout Scenario) throws in
      #expect(try points("exports", scenario) == [2018: 50, 2019: 60, 2021: 90])
      #expect(try points("balance", scenario) == [2018: -100, 2019: -80], "2020 is a gap, 2021 has one flow")
      scenario.press("%")
      #expect(try points("exports", scenario) == [2019: 20])
      #expect(try points("imports", scenario) == [2019: -6.7])
      scenario.press("%")
      #expect(try points("exports", scenario) == [2019: 25])
      #expect(try points("imports", scenario) == [2019: 50])
      scenario.press("%")
      #expect(scenario.dashboard.trade.measure == .amounts)
    }
  }

  @Test func ranksAmongStatesOnly() throws {
    try open { (scenario: inout Scenario) throws in
      let ranks = try #require(scenario.dashboard.trade.report).ranks
      #expect(ranks[2019] == TradeRank(place: 2, count: 2), "behind Laos; the Union is its members")
      #expect(ranks[2018] == TradeRank(place: 1, count: 1))
      #expect(ranks[2021] == nil, "no total is known")
    }
  }

  @Test func oneSeriesCanBeChosenAndTheSpreadOfAllSeen() throws {
    try open { (scenario: inout Scenario) throws in
      let spread = try plot(scenario).series.first { $0.name == "exports" }?.points[2019]?.range
      #expect(spread == 60...75)
      scenario.press("~")
      #expect(try plot(scenario).series.first { $0.name == "exports" }?.points[2019]?.range == nil)
      scenario.press("b b enter")
      #expect(scenario.dashboard.trade.chosenSeries == "b")
      #expect(try points("exports", scenario) == [2019: 75, 2021: 90])
      scenario.press("b d o s s i e r enter")
      #expect(scenario.dashboard.trade.chosenSeries == nil)
    }
  }

  @Test func theChartKeepsToTheYearsOfTheTimeline() throws {
    try open { (scenario: inout Scenario) throws in
      scenario.press("Y 2 0 1 8 . . 2 0 1 9 enter 3 Z")
      #expect(try plot(scenario).years == 2018...2019)
      #expect(scenario.dashboard.trade.year == 2018, "where the filter was one year while it was typed")
      scenario.press(".")
      #expect(try plot(scenario).years == 2019...2020, "moving the brush moves the chart")
      scenario.press("Z")
      #expect(try plot(scenario).years == 2018...2021)
    }
  }

  @Test func anAgreementIsAMarkThatOpens() throws {
    try open { (scenario: inout Scenario) throws in
      #expect(try plot(scenario).marks == [FigureMark(year: 2019, kind: .agreement)])
      scenario.press("N enter")
      #expect(scenario.dashboard.trade.year == 2019)
      #expect(scenario.dashboard.pages.last?.subject == .fact(FactKey("agreements", "border")))
    }
  }

  @Test func goodsAreOneCountWithTheOthersNamed() throws {
    try open { (scenario: inout Scenario) throws in
      scenario.press("w")
      let page = try #require(scenario.dashboard.pages.last)
      let lines = page.document?.entries.map(\.plainText) ?? []
      #expect(lines.first == "No good is on record for 2021; these are of 2019.")
      scenario.press("left")
      let earlier = try #require(scenario.dashboard.pages.last?.document)
      let texts = earlier.entries.map(\.plainText)
      #expect(earlier.title == "Goods traded with China in 2018")
      #expect(texts.contains { $0.contains("Rice  40.0%") } && texts.contains { $0.contains("Fruit  20.0%") })
      #expect(texts.contains { $0.contains("not in the list  40.0%") }, "of exports of 50")
      #expect(texts.contains { $0.contains("sitc-1") && $0.contains("not mixed") })
      #expect(!texts.contains { $0.contains("Food") })
      #expect(texts.contains { $0.contains("Steel") && $0.contains("no amount on record") })
      scenario.press("left")
      #expect(scenario.dashboard.message?.text.contains("Nothing further") == true)
      scenario.press("right")
      #expect(scenario.dashboard.pages.last?.document?.title == "Goods traded with China in 2019")
      #expect(scenario.dashboard.pages.count == 1, "the years take each other's place")
    }
  }
}
