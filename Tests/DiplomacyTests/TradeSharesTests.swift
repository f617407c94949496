import Diplomacy
import Testing

/// What a year's trade is against the year before and against the whole.
@Suite struct TradeSharesTests {
  private func figure(
    _ flow: Flow, _ series: String, _ value: Int, _ year: Int, _ status: FigureStatus = .reported
  ) throws -> TradeFigure {
    TradeFigure(
      partner: "CHN", period: try PartialDate(parsing: String(year)), flow: flow, series: series, value: value,
      basis: .reporter, status: status, evidence: Evidence(sources: ["s"], confidence: .high, note: ""))
  }

  @Test func aChangeIsOfOneSeriesAndFromMoreThanNothing() throws {
    let history = TradeHistory(
      figures: [
        try figure(.export, "a", 80, 2019), try figure(.export, "a", 100, 2020), try figure(.export, "b", 130, 2021),
        try figure(.import, "a", 0, 2019), try figure(.import, "a", 7, 2020),
      ], preference: ["a"])
    let of2020 = try #require(history[2020])
    #expect(TradeShares.change(.export, from: history[2019], to: of2020)?.percent == 25)
    #expect(TradeShares.change(.import, from: history[2019], to: of2020) == nil, "nothing grows from nothing")
    let of2021 = try #require(history[2021])
    #expect(TradeShares.change(.export, from: of2020, to: of2021) == nil, "another series")
    #expect(TradeShares.change(.export, from: nil, to: of2020) == nil)
    #expect(TradeShares.change(.total, from: history[2019], to: of2020)?.percent == 33.8)
  }

  @Test func aShareNeedsBothAndTellsOfDoubt() throws {
    let partner = TradeHistory(
      figures: [
        try figure(.export, "a", 25, 2020), try figure(.import, "a", 10, 2020),
        try figure(.total, "p", 9, 2021, .approximate),
      ], preference: [])
    let world = WorldTrade(
      figures: [
        try figure(.export, "w", 200, 2020), try figure(.total, "w", 200, 2020), try figure(.total, "w", 90, 2021),
      ].map { ($0, FactKey("economy", "w")) }, preference: [])
    let of2020 = try #require(partner[2020])
    #expect(TradeShares.share(.export, of: of2020, in: world)?.percent == 12.5)
    #expect(TradeShares.share(.import, of: of2020, in: world) == nil, "nobody states the whole")
    #expect(TradeShares.share(.total, of: of2020, in: world)?.percent == 17.5)
    let of2021 = try #require(partner[2021])
    let share = try #require(TradeShares.share(.total, of: of2021, in: world))
    #expect(share.percent == 10 && share.isHollow)
    #expect(TradeShares.share(.export, of: of2020, in: .empty) == nil)
  }

  @Test func oneSeriesAloneLeavesItsOwnGaps() throws {
    let history = TradeHistory(
      figures: [
        try figure(.export, "a", 80, 2019), try figure(.import, "a", 90, 2019), try figure(.export, "b", 70, 2019),
        try figure(.export, "b", 75, 2020), try figure(.total, "c", 5, 2021),
      ], preference: ["a", "b"])
    let alone = history.told(by: "b")
    #expect(alone.years.map(\.year) == [2019, 2020])
    #expect(alone[2019]?.exports?.figure.value == 70 && alone[2019]?.exports?.others.map(\.series) == ["a"])
    #expect(alone[2019]?.imports == nil && alone[2019]?.balance == nil)
    #expect(history.told(by: "none").years.isEmpty)
    #expect(history.series.map(\.id) == ["b", "a", "c"])
    #expect(history.series.first?.years == [2019, 2020])
    #expect(history[2019]?.range(.export) == 70...80)
    #expect(history[2020]?.range(.export) == nil, "one claim has no spread")
  }
}
