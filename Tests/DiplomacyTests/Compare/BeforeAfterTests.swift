import Diplomacy
import Testing

/// Growth around an event, reckoned by hand.
@Suite struct BeforeAfterTests {
  private func totals(_ values: [Int: Int], hollow: Set<Int> = [], anew: Set<Int> = []) -> [TradeTotal] {
    values.sorted { $0.key < $1.key }.map {
      TradeTotal(year: $0.key, value: $0.value, isHollow: hollow.contains($0.key), startsAnew: anew.contains($0.key))
    }
  }

  /// 1,000,000 grows by 10 % a year for three years to 1,331,000, and by 20 % a year for three more to 2,299,968.
  private let steady = [2018: 1_000_000, 2019: 1, 2021: 1_331_000, 2022: 5, 2024: 2_299_968]

  @Test func ratesAreCompoundAndOfTheEndsAlone() throws {
    let growth = BeforeAfter(totals(steady), year: 2021, span: 3)
    let (before, after) = (try #require(growth.before), try #require(growth.after))
    #expect(abs(before.value - 0.1) < 1e-12)
    #expect(abs(after.value - 0.2) < 1e-12)
    #expect(abs(try #require(growth.change) - 0.1) < 1e-12)
    #expect(growth.isComplete && growth.missing == [])
    #expect(growth.gaps == 2, "2020 and 2023 have no figure")
    #expect(growth.index(at: 0) == 100)
    #expect(abs(try #require(growth.index(at: 3)) - 172.8) < 1e-9)
    #expect(growth.index(at: -1) == nil, "a gap is not filled in")
  }

  @Test func aMissingEndHasNoRateAndNothingTakesItsPlace() throws {
    let growth = BeforeAfter(totals(steady.filter { $0.key != 2024 }), year: 2021, span: 3)
    #expect(growth.before != nil && growth.after == nil && growth.change == nil)
    #expect(growth.missing == [2024])
    let shorter = try #require(
      BeforeAfter(totals([2020: 100, 2021: 110, 2022: 121]), year: 2021, span: 3).longestKnown)
    #expect(shorter.span == 1)
    #expect(abs(try #require(shorter.before?.value) - 0.1) < 1e-12)
    #expect(growth.longestKnown == nil, "2020 and 2022, 2019 and 2023 are not both known")
  }

  @Test func oneFigureAloneHasNoTrend() {
    let growth = BeforeAfter(totals([2025: 20_000], hollow: [2025]), year: 2025, span: 3)
    #expect(growth.before == nil && growth.after == nil && growth.longestKnown == nil)
    #expect(growth.missing == [2022, 2028])
    #expect(growth.index(at: 0) == 100 && growth.index(at: 1) == nil)
  }

  @Test func nothingGrowsFromNothingOrToNothing() {
    let growth = BeforeAfter(totals([2020: 0, 2021: 50, 2022: 0]), year: 2021, span: 1)
    #expect(growth.before == nil && growth.after == nil)
    #expect(growth.missing == [2020, 2022])
    #expect(Growth.compound(from: 0, to: 5, years: 1) == nil)
    #expect(Growth.compound(from: 5, to: 5, years: 0) == nil)
    #expect(Growth.compound(from: 5, to: 0, years: 2) == -1)
  }

  @Test func aRateTellsOfDoubtAndOfAnotherSeries() throws {
    let values = [2019: 100, 2020: 110, 2021: 120, 2022: 130, 2023: 140]
    let growth = BeforeAfter(totals(values, hollow: [2023], anew: [2020]), year: 2021, span: 2)
    let (before, after) = (try #require(growth.before), try #require(growth.after))
    #expect(before.crossesSeries && !before.isHollow)
    #expect(after.isHollow && !after.crossesSeries)
    let first = BeforeAfter(totals(values, anew: [2019]), year: 2021, span: 2)
    #expect(first.before?.crossesSeries == false, "the break lies before the first year that is looked at")
  }

  @Test func theSpanStaysWithinItsBounds() {
    #expect(BeforeAfter([], year: 2021, span: 0).span == 1)
    #expect(BeforeAfter([], year: 2021, span: 99).span == 10)
  }

  /// What grew evenly at the rate reaches the later figure.
  @Test(arguments: 0..<50) func theRateLeadsFromOneFigureToTheOther(seed: UInt64) throws {
    var chance = Chance(seed)
    let (from, to) = (Int.random(in: 1...1_000_000, using: &chance), Int.random(in: 1...1_000_000, using: &chance))
    let years = Int.random(in: 1...10, using: &chance)
    var reached = Double(from)
    let rate = try #require(Growth.compound(from: from, to: to, years: years))
    for _ in 0..<years { reached *= 1 + rate }
    #expect(abs(reached - Double(to)) < 1e-6 * Double(to) + 1e-6)
  }
}

@Suite struct QuartileTests {
  @Test func quartilesAreThoseOfSpreadsheets() throws {
    let four = try #require(Quartiles([4, 1, 3, 2]))
    #expect(four.median == 2.5 && four.middle == 1.75...3.25 && four.count == 4)
    let five = try #require(Quartiles([5, 3, 1, 2, 4]))
    #expect(five.median == 3 && five.middle == 2...4)
  }

  @Test func fewFiguresHaveAMiddleAndNoQuarters() throws {
    #expect(Quartiles([]) == nil)
    #expect(Quartiles([.nan]) == nil)
    let one = try #require(Quartiles([7]))
    #expect(one.median == 7 && one.middle == nil)
    #expect(Quartiles([1, 2, 9])?.median == 2)
    #expect(Quartiles([1, 2, 9])?.middle == nil)
  }
}

@Suite struct BeforeAfterReportTests {
  private func event(_ partner: String, _ year: Int) throws -> TurningPoint {
    TurningPoint(
      fact: FactKey("milestones", partner), partner: partner, partnerName: partner,
      date: try PartialDate(parsing: String(year)), kind: .tier(.strategic), title: "",
      evidence: Evidence(sources: [], confidence: .high, note: ""))
  }

  private func growth(_ values: [Int?], from year: Int) -> BeforeAfter {
    let totals = values.enumerated().compactMap { index, value in
      value.map { TradeTotal(year: year + index, value: $0, isHollow: false) }
    }
    return BeforeAfter(totals, year: year + 1, span: 1)
  }

  @Test func onlyCasesWithBothSidesAreCounted() throws {
    let cases = try [
      (event("A", 2001), growth([100, 110, 132], from: 2000)),
      (event("B", 2011), growth([100, 100, 100], from: 2010)),
      (event("C", 2011), growth([100, 130, 117], from: 2010)),
      (event("D", 2011), growth([nil, 130, 117], from: 2010)),
    ].map { BeforeAfterReport.Case(event: $0.0, growth: $0.1) }
    let report = BeforeAfterReport(event: try event("E", 2020), own: growth([1, 2, 4], from: 2019), cases: cases)
    #expect(report.counted.map(\.event.partner) == ["A", "B", "C"])
    let (before, after, change) = (
      try #require(report.before), try #require(report.after), try #require(report.change)
    )
    #expect(abs(before.median - 0.1) < 1e-12, "10, 0 and 30 %")
    #expect(abs(after.median) < 1e-12, "20, 0 and −10 %")
    #expect(abs(change.median) < 1e-12, "+10, 0 and −40 points")
    #expect(report.change?.middle == nil, "three are too few for quartiles")
    #expect(try #require(report.index(at: 1)).median == 100)
  }
}
