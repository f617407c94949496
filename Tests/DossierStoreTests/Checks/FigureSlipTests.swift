import Diplomacy
import Testing

@testable import DossierStore

/// Slips of a digit in figures and dates.
@Suite struct FigureSlipTests {
  private func problems(_ rows: [String], in file: String = "trade.csv") throws -> [Problem] {
    try Sample([file: (Sample.sound[file] ?? "") + "\n" + rows.joined(separator: "\n") + "\n"]).open().problems()
  }

  private func years(_ values: [Int]) -> [String] {
    values.enumerated().map { "FRA,\(2000 + $0),export,customs,\($1)000000,reporter,,high,vna," }
  }

  @Test(arguments: [
    ([100, 999, 110], [6]), ([100, 850, 150], [6]), ([100, 850, 200], []), ([100, 12, 130], [6]), ([100, 951], [6]),
    ([100, 949], []), ([100, 9, 120], []), ([20, 60, 700, 200], [7]), ([11, 60, 300], []), ([951, 100], [6]),
  ])
  func aYearThatStandsOutIsFoundOnce(values: [Int], lines: [Int]) throws {
    let problems = try problems(years(values))
    #expect(problems.map(\.line) == lines, "\(problems.map(\.message))")
    #expect(problems.allSatisfy { $0.rule == "year-jump" })
  }

  @Test(arguments: [
    (9_000_000, 81_500_000, "tenfold"), (9_000_000, 99_500_000, "series-differ"), (900_000, 9_000_000, "series-differ"),
  ])
  func aDigitTooMany(first: Int, second: Int, rule: String) throws {
    let rows = [
      "FRA,2010,export,customs,\(first),reporter,,high,vna,", "FRA,2010,export,press,\(second),reporter,,high,vna,",
    ]
    #expect(try problems(rows).map(\.rule) == [rule])
  }

  @Test func manyClaimsOfOneFigureEnd() throws {
    let rows = (1...8_000).flatMap { index in
      ["export", "import", "total"].map {
        "FRA,2010,\($0),customs,\(index)00,reporter,,high,\(index % 2 == 0 ? "vna" : "mofa");s\(index),"
      }
    }
    let sources = (1...8_000).map { "s\($0),Report,UN,2020,https://example.org/2,news,en,," }
    let sample = try Sample([
      "trade.csv": (Sample.sound["trade.csv"] ?? "") + "\n" + rows.joined(separator: "\n") + "\n",
      "sources.csv": (Sample.sound["sources.csv"] ?? "") + "\n" + sources.joined(separator: "\n") + "\n",
    ])
    #expect(try sample.open().problems() == [], "one series, and more claims than are held against each other")
  }

  @Test func manySeriesOfOneFigureEnd() throws {
    let rows = (1...8_000).map { "FRA,2010,export,s\($0),\(1_000 + $0),reporter,,high,vna," }
    let sample = try Sample([
      "datapackage.json": #"{"entente": {"home": "VNM"}}"#,
      "trade.csv": (Sample.sound["trade.csv"] ?? "") + "\n" + rows.joined(separator: "\n") + "\n",
    ])
    #expect(
      try sample.open().problems().map(\.reason) == [
        "FRA 2010 export: s8000 says 9k, s1 1k (line 5), 9.0 times apart"
      ])
  }

  // MARK: Dates

  @Test(arguments: [("2031-05-03", false), ("2031-05-04", false), ("2032", true), ("1599", true), ("1600", false)])
  func farDates(date: String, isFound: Bool) throws {
    // The latest source is of 2021, to its last day.
    let problems = try problems(["x,EUE,\(date),established,,Relations,,high,vna,"], in: "milestones.csv")
    #expect(problems.map(\.rule) == (isFound ? ["date-far"] : []), "\(problems.map(\.message))")
  }

  @Test func withoutDatedSourcesTheFileCounts() throws {
    let sources = (Sample.sound["sources.csv"] ?? "").replacing("2020-05-03", with: "").replacing("2021", with: "")
    let row = "\nx,EUE,2211,established,,Relations,,high,vna,\n"
    let problems = try Sample(["sources.csv": sources, "milestones.csv": (Sample.sound["milestones.csv"] ?? "") + row])
      .open().problems()
    #expect(problems.map(\.reason) == ["date 2211 is more than 10 years after the file was written"])
  }

  @Test func theHigherOfTwoTiersOfOneDayIsHeld() throws {
    let rows = [
      "a,EUE,2000-01-01,tier,strategic,Raised,,high,vna,", "b,EUE,2000-01-01,tier,comprehensive,Raised,,high,vna,",
      "c,EUE,2005-01-01,tier,comprehensive,Lowered,,high,vna,",
    ]
    let problems = try problems(rows, in: "milestones.csv")
    #expect(problems.map(\.place) == ["milestones.csv:7:23"], "\(problems.map(\.message))")
  }
}
