import Diplomacy
import Testing

@testable import DossierStore

/// Where the rules that look at more than one row draw the line.
@Suite struct ThresholdTests {
  private func rules(_ lines: String..., in file: String) throws -> [String] {
    try rules([file: (Sample.sound[file] ?? "") + "\n" + lines.joined(separator: "\n") + "\n"])
  }

  private func rules(_ files: [String: String]) throws -> [String] {
    try Sample(files).open().problems().map(\.rule)
  }

  // MARK: Visits

  @Test func lengthIsCountedBetweenCertainDays() throws {
    #expect(try rules("a,inbound,CHN,2020-01-01,2020-01-31,working,held,,,,,,high,vna,", in: "visits.csv") == [])
    #expect(
      try rules("a,inbound,CHN,2020,2020,working,held,,,,,,high,vna,", in: "visits.csv") == [], "some days of 2020")
  }

  @Test(arguments: [
    ("2023-12-15", "inbound", "CHN", "xi", false), ("2023-12", "inbound", "CHN", "xi", true),
    ("2023", "inbound", "CHN", "xi", false), ("2023-12-12", "inbound", "FRA", "macron", false),
    ("2023-12-12", "inbound", "CHN", "", false),
  ])
  func twoVisitsAreOneWhenTravellerAndDaysMeet(
    start: String, direction: String, partner: String, leader: String, isFound: Bool
  ) throws {
    let row = "a,\(direction),\(partner),\(start),,working,held,,\(leader),,,,high,vna,"
    #expect(try rules(row, in: "visits.csv") == (isFound ? ["duplicate-visit"] : []))
  }

  @Test func aCancelledVisitIsNotASecondOne() throws {
    #expect(try rules("a,inbound,CHN,2023-12-13,,working,cancelled,,xi,,,,high,vna,", in: "visits.csv") == [])
  }

  @Test func aReadingIsNotASecondVisit() throws {
    let visits = (Sample.sound["visits.csv"] ?? "").split(separator: "\n").map { line -> String in
      String(line).replacing(",confidence,", with: ",reading_of,confidence,").replacing(",high,", with: ",,high,")
        .replacing(",medium,", with: ",,medium,")
    }
    let row = "a,inbound,CHN,2023-12-14,2023-12-15,state,held,,xi,,Hanoi,shared future,in-chn-2023,medium,vna,"
    let sample = try Sample(["visits.csv": (visits + [row]).joined(separator: "\n")])
    let problems = try sample.open().problems()
    #expect(problems.map(\.rule) == ["readings-differ"])
    #expect(
      problems.first?.reason
        == "line 3 is shown, with start “2023-12-12” instead of “2023-12-14”, end “2023-12-13” instead of "
        + "“2023-12-15”: high confidence goes before medium")
  }

  @Test func thirdCountriesAreMetAtSummits() throws {
    for (kind, found) in [("summit", false), ("event", false), ("state", true)] {
      let row = "a,outbound,FRA,2025-01-02,,\(kind),held,,xi,,,,high,vna,"
      #expect(try rules(row, in: "visits.csv") == (found ? ["leader-side"] : []), "\(kind)")
    }
    #expect(try rules("a,outbound,EUE,2025-01-02,,official,held,,macron,,,,high,vna,", in: "visits.csv") == [])
    #expect(try rules("a,outbound,FRA,2025-01-02,,summit,held,xi,,,,,high,vna,", in: "visits.csv") == ["leader-side"])
  }

  @Test func aTermWithoutDatesMayCoverAnyVisit() throws {
    let visit = "\na,outbound,CHN,2020-01-02,,state,held,to-lam,,,,,high,vna,\n"
    let term = "\nto-lam-other,to-lam,VNM,Minister,minister,,,false,high,vna,\n"
    #expect(
      try rules([
        "visits.csv": (Sample.sound["visits.csv"] ?? "") + visit, "terms.csv": (Sample.sound["terms.csv"] ?? "") + term,
      ]) == [])
  }

  // MARK: People

  @Test(arguments: [
    ("2024-10-21,,false", []), ("2024-10-20,,false", []), ("2024-10-19,,false", ["term-overlap"]),
    ("2024-10,,false", []), ("2024-06-01,2024-06-20,true", []), ("2024-06-01,2024-06-20,false", ["term-overlap"]),
  ])
  func aHandoverIsNoOverlap(term: String, expected: [String]) throws {
    #expect(
      try rules("m,macron,VNM,State President,head_of_state,\(term),high,vna,", in: "terms.csv") == expected)
    #expect(try rules("m,macron,VNM,Vice President,deputy_head,\(term),high,vna,", in: "terms.csv") == [])
  }

  @Test func openTermsOfLongAgoOverlap() throws {
    let terms = [
      "a,macron,FRA,President,head_of_state,1950,,false,high,vna,",
      "b,xi,FRA,President,head_of_state,1960,,false,high,vna,",
    ]
    let problems = try Sample([
      "terms.csv": (Sample.sound["terms.csv"] ?? "") + "\n" + terms.joined(separator: "\n") + "\n"
    ])
    .open().problems()
    #expect(problems.map(\.place) == ["terms.csv:5:34"])
    #expect(problems.first?.reason == "“macron” (line 4) is President too, from 1960-12-31 without an end")
  }

  @Test func namesakesOfTwoCountriesAreTwo() throws {
    #expect(try rules("xi-fra,Xi Jinping,,FRA,high,vna,", in: "leaders.csv") == [])
    #expect(try rules("CHX,CHINA,,,state,,,,,high,mofa,", in: "partners.csv") == ["name-duplicate"])
  }

  // MARK: Tiers

  @Test func aSuspensionLowersATier() throws {
    let lower = "x,CHN,2022,tier,strategic,Lowered,,high,vna,"
    #expect(try rules(lower, in: "milestones.csv") == ["tier-lowered"])
    #expect(try rules("s,CHN,2020,suspended,,Suspended,,high,vna,", lower, in: "milestones.csv") == [])
    #expect(
      try rules("x,CHN,2022,tier,sectoral_strategic,Green growth,,high,vna,", in: "milestones.csv") == [])
  }

  @Test func aDoubtfulCountIsANote() throws {
    let header = "indicator,period,value,unit,series,confidence,sources,note\n"
    func severities(_ row: String) throws -> [Problem.Severity] {
      try Sample(["economy.csv": header + row]).open().problems().map(\.severity)
    }
    #expect(try severities("strategic_partners,2020,1,countries,press,high,vna,\n") == [])
    #expect(try severities("strategic_partners,2012,1,countries,press,high,vna,\n") == [.warning], "as of that day")
    #expect(try severities("strategic_and_comprehensive_partners,2020,3,countries,press,low,vna,\n") == [.note])
    #expect(try severities("comprehensive_partners,2020,0,countries,press,high,vna,\n") == [])
    #expect(try severities("comprehensive_partners,2020,1e300,countries,press,high,vna,\n") == [.warning])
  }

  @Test(arguments: [
    (",2020,2019,,", true), (",2020,2020-05,,", false), ("2021,2020,,,", true), ("2020,,2019,,", true),
    ("2020,,,2019,", true), ("2019,2020,2021,2022,", false),
  ])
  func agreementsGoForward(dates: String, isFound: Bool) throws {
    let header = "id,partners,title,kind,area,status,proposed,signed,in_force,expires,confidence,sources,note\n"
    let files = ["agreements.csv": header + "a,CHN,Treaty,treaty,,in_force,\(dates)high,vna,\n"]
    #expect(try rules(files) == (isFound ? ["date-reversed"] : []))
  }

  // MARK: Figures

  @Test func roundingIsNoMismatch() throws {
    let rows = { (total: String) in
      ["FRA,2022,export,customs,1234567,reporter,,high,vna,", "FRA,2022,import,customs,2345678,reporter,,high,vna,"]
        + ["FRA,2022,total,customs,\(total),reporter,,high,vna,"]
    }
    for (total, isFound) in [
      ("3580245", false), ("3600000", false), ("3650000", false), ("3660000", true), ("4000000", false),
      ("5000000", true),
    ] {
      let text = (Sample.sound["trade.csv"] ?? "") + "\n" + rows(total).joined(separator: "\n") + "\n"
      #expect(try rules(["trade.csv": text]) == (isFound ? ["total-mismatch"] : []), "\(total)")
    }
  }

  @Test func figuresMayDiffer() throws {
    let figure = "FRA,2022,import,customs,1001,reporter,,high,vna,\n"
    #expect(try rules(figure + "FRA,2022,import,press,1101,reporter,,high,vna,", in: "trade.csv") == [], "10 %")
    for basis in ["reporter", "mixed"] {
      let other = "FRA,2022,import,press,1102,\(basis),,high,vna,"
      #expect(try rules(figure + other, in: "trade.csv") == ["series-differ"])
    }
    #expect(try rules("CHN,2022,import,press,349,reporter,,high,vna,", in: "trade.csv") == [], "300 may be rounded")
    #expect(try rules("CHN,2022,import,press,450,mirror,,high,vna,", in: "trade.csv") == [], "50 %")
    #expect(try rules("CHN,2022,import,press,451,mirror,,high,vna,", in: "trade.csv") == ["mirror-differ"])
  }

  @Test func theFurthestPairIsNamed() throws {
    let problems = try Sample([
      "trade.csv": (Sample.sound["trade.csv"] ?? "")
        + "\nCHN,2022,import,press,350,reporter,,high,vna,\nCHN,2022,import,press,613,reporter,,high,mofa,\n"
    ]).open().problems()
    #expect(
      problems.map(\.reason) == ["CHN 2022 import: press says 613, customs 300 (line 3), 2.0 times apart"])
  }

  @Test func smallFiguresMayLeap() throws {
    let rows = { (first: Int, second: Int, year: Int) in
      [
        "FRA,2020,export,customs,\(first),reporter,,high,vna,",
        "FRA,\(year),export,customs,\(second),reporter,,high,vna,",
      ]
      .joined(separator: "\n")
    }
    #expect(try rules(rows(10_000_000, 900_000_000, 2021), in: "trade.csv") == [])
    #expect(try rules(rows(200_000_000, 20_000_000, 2021), in: "trade.csv") == ["year-jump"])
    #expect(try rules(rows(189_000_000, 20_000_000, 2021), in: "trade.csv") == [])
    #expect(try rules(rows(200_000_000, 20_000_000, 2022), in: "trade.csv") == [], "two years apart")
  }

  @Test func aDossierJustBegunDescribesNoSeries() throws {
    #expect(
      try rules(["datapackage.json": #"{"entente": {"home": "VNM", "series_preference": ["customs"]}}"#]) == [])
  }

  @Test(arguments: [(0, 1), (7, 1), (120, 10), (4_600_000_000, 100_000_000)])
  func unit(value: Int, unit: Int) {
    #expect(Distance.unit(value) == unit)
  }
}
