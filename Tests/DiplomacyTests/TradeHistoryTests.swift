import Diplomacy
import Testing

@Suite struct TradeHistoryTests {
  private func figure(
    _ flow: Flow, _ series: String, _ value: Int, year: String = "2020", _ confidence: Confidence = .high,
    _ status: FigureStatus = .reported
  ) throws -> TradeFigure {
    TradeFigure(
      partner: "CHN", period: try PartialDate(parsing: year), flow: flow, series: series, value: value,
      basis: .reporter,
      status: status, evidence: Evidence(sources: ["s"], confidence: confidence, note: ""))
  }

  @Test func onePublisherForBothFlowsGoesFirst() throws {
    let history = TradeHistory(
      figures: [
        try figure(.export, "best", 10), try figure(.export, "whole", 12), try figure(.import, "whole", 20),
      ], preference: ["best", "whole"])
    let year = try #require(history[2020])
    #expect(year.exports?.figure.series == "whole")
    #expect(year.exports?.others.map(\.series) == ["best"])
    #expect(year.balance == -8 && year.total == 32)
    let disagreement = try #require(year.disagreement)
    #expect(disagreement.claims == 1 && (disagreement.share * 100).rounded() == 17)
    let near = TradeHistory(figures: [try figure(.total, "a", 100), try figure(.total, "b", 104)], preference: ["a"])
    #expect(near[2020]?.disagreement == nil, "nearer than the share of a dispute")
  }

  @Test func aStatedTotalThatDiffersFromTheSumIsCounted() throws {
    let history = TradeHistory(
      figures: [
        try figure(.export, "a", 40), try figure(.import, "a", 60), try figure(.total, "b", 130),
        try figure(.total, "c", 101),
      ], preference: ["a"])
    let year = try #require(history[2020])
    #expect(year.total == 100)
    #expect(year.shownFigures.map(\.series) == ["a", "a"], "the hidden total names no series")
    let disagreement = try #require(year.disagreement)
    #expect(disagreement.claims == 1 && disagreement.share == 0.3)
  }

  @Test func noBalanceAcrossSeries() throws {
    let history = TradeHistory(
      figures: [try figure(.export, "a", 10), try figure(.import, "b", 20), try figure(.total, "c", 33)], preference: []
    )
    #expect(history[2020]?.balance == nil)
    #expect(history[2020]?.total == 33, "the stated total, not a sum of two publishers")
  }

  @Test func theOrderOfPreference() throws {
    let claims = [
      try figure(.total, "unknown", 1), try figure(.total, "second", 2), try figure(.total, "first", 3, .low),
      try figure(.total, "first", 4, .medium, .approximate), try figure(.total, "first", 5, .medium),
    ]
    var chance = Chance(1)
    for _ in 0..<20 {
      let history = TradeHistory(figures: claims.shuffled(using: &chance), preference: ["first", "second"])
      let point = try #require(history[2020]?.statedTotal)
      #expect([point.figure.value] + point.others.map(\.value) == [5, 4, 3, 2, 1])
    }
  }

  @Test func yearsOnlyAndGapsStayGaps() throws {
    let history = TradeHistory(
      figures: [
        try figure(.total, "a", 1, year: "2018"), try figure(.total, "a", 2, year: "2021~"),
        try figure(.total, "a", 3, year: "2020-05"),
      ], preference: [])
    #expect(history.years.map(\.year) == [2018, 2021])
    #expect(history.span == 2018...2021)
    #expect(TradeHistory(figures: [], preference: []).span == nil)
  }

  @Test func hollowTotals() throws {
    let year = TradeHistory(
      figures: [try figure(.export, "a", 1), try figure(.import, "a", 2, year: "2020", .high, .provisional)],
      preference: [])[2020]
    #expect(year?.isTotalHollow == true)
  }
}

/// Why one claim goes before another, in the order in which the chart chooses.
@Suite struct TradePreferenceTests {
  private func point(_ claims: [(series: String, value: Int, Confidence, FigureStatus)]) throws -> TradePoint {
    let figures = try claims.map { claim in
      TradeFigure(
        partner: "CHN", period: try PartialDate(parsing: "2020"), flow: .total, series: claim.series,
        value: claim.value, basis: .reporter, status: claim.3,
        evidence: Evidence(sources: ["s"], confidence: claim.2, note: ""))
    }
    return try #require(TradeHistory(figures: figures, preference: ["a", "b"])[2020]?.statedTotal)
  }

  @Test func theReasonIsTheOneThatDecided() throws {
    let bySeries = try point([("b", 9, .high, .reported), ("a", 1, .low, .approximate)])
    #expect(bySeries.figure.series == "a" && bySeries.reason == "its series goes first in the dossier's order")
    let byConfidence = try point([("a", 9, .low, .reported), ("a", 1, .high, .approximate)])
    #expect(byConfidence.figure.value == 1 && byConfidence.reason == "high confidence goes before low")
    let byStatus = try point([("a", 9, .high, .provisional), ("a", 1, .high, .reported)])
    #expect(byStatus.figure.value == 1 && byStatus.reason == "the other is approximate or provisional")
    let bySize = try point([("a", 1, .high, .reported), ("a", 9, .high, .reported)])
    #expect(bySize.figure.value == 9 && bySize.reason == "of two alike the larger is shown")
    #expect(try point([("a", 1, .high, .reported)]).reason == "")
  }
}
