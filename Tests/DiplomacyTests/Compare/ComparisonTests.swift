import Diplomacy
import Testing

/// Partners side by side: what each measure takes, and what it leaves out.
@Suite struct ComparisonTests {
  private func figure(
    _ flow: Flow, _ series: String, _ value: Int, _ year: Int, _ basis: Basis = .reporter,
    _ status: FigureStatus = .reported
  ) throws -> TradeFigure {
    TradeFigure(
      partner: "", period: try PartialDate(parsing: String(year)), flow: flow, series: series, value: value,
      basis: basis, status: status, evidence: Evidence(sources: ["s"], confidence: .high, note: ""))
  }

  private func world(_ figures: [TradeFigure]) -> WorldTrade {
    WorldTrade(figures: figures.map { ($0, FactKey("economy", $0.series)) }, preference: ["own", "press", "mirror"])
  }

  private func member(
    _ figures: [TradeFigure], world: WorldTrade = .empty, ranks: [Int: TradeRank] = [:]
  ) -> ComparedPartner {
    ComparedPartner(
      row: PartnerRow(id: "A", name: "A"),
      trade: TradeReport(
        partner: "A", partnerName: "A", history: TradeHistory(figures: figures, preference: []), events: [],
        world: world, ranks: ranks, sources: [:]))
  }

  private func points(
    _ member: ComparedPartner, _ measure: CompareMeasure, base: Int = 0, mostRanked: Int = 0
  ) -> [Int: ComparedPoint] {
    member.points(
      measure, base: base, in: ComparisonReport(members: [member], mostRanked: mostRanked, sources: [:]))
  }

  @Test func anIndexIsHundredInItsYear() throws {
    let partner = member([
      try figure(.total, "a", 50, 2010), try figure(.total, "a", 75, 2012), try figure(.total, "b", 20, 2013),
    ])
    let found = points(partner, .index, base: 2010)
    #expect(found[2010]?.value == 100 && found[2012]?.value == 150 && found[2013]?.value == 40)
    #expect(found[2011] == nil, "a gap stays a gap")
    #expect(found[2013]?.startsAnew == true && found[2012]?.startsAnew == false)
    #expect(points(partner, .index, base: 2011).isEmpty, "without a figure in that year there is no index")
  }

  @Test func aBalanceIsOfOneSeries() throws {
    let partner = member([
      try figure(.export, "a", 50, 2010), try figure(.import, "a", 80, 2010), try figure(.export, "a", 50, 2011),
      try figure(.import, "b", 80, 2011),
    ])
    #expect(points(partner, .balance).mapValues(\.value) == [2010: -30])
    #expect(points(partner, .total).mapValues(\.value) == [2010: 130])
    #expect(points(partner, .imports).mapValues(\.value) == [2010: 80, 2011: 80])
  }

  @Test func aShareIsOfWhatIsCountedAlike() throws {
    let whole = world([
      try figure(.export, "own", 600, 2010), try figure(.import, "own", 400, 2010),
      try figure(.total, "mirror", 2_000, 2010, .mirror), try figure(.total, "mirror", 2_000, 2011, .mirror),
      try figure(.total, "press", 500, 2012, .mixed),
    ])
    let own = member(
      [
        try figure(.total, "own", 100, 2010), try figure(.total, "own", 100, 2011),
        try figure(.total, "other", 100, 2012),
      ], world: whole)
    let found = points(own, .share)
    #expect(found[2010]?.value == 10 && found[2010]?.isHollow == false, "of its own series, the flows added")
    #expect(found[2011] == nil, "our own count is not divided by that of the partners")
    #expect(found[2012]?.value == 20 && found[2012]?.isHollow == true, "one of the two is of both sides")
    let theirs = member([try figure(.total, "us", 100, 2010, .mirror)], world: whole)
    #expect(points(theirs, .share)[2010]?.value == 5, "what partners report, of what partners report")
  }

  @Test func ofSeveralCountsOfTheWholeTheOrderOfSeriesDecides() throws {
    let whole = world([
      try figure(.total, "press", 100, 2010), try figure(.total, "own", 400, 2010),
      try figure(.total, "own", 500, 2010),
    ])
    let partner = member([try figure(.total, "x", 50, 2010)], world: whole)
    #expect(points(partner, .share)[2010]?.value == 10, "own goes before press, the larger before the smaller")
  }

  @Test func aRankAmongFewIsHollow() throws {
    let partner = member(
      [try figure(.total, "a", 50, 2010), try figure(.total, "a", 50, 2011)],
      ranks: [2010: TradeRank(place: 3, count: 100), 2011: TradeRank(place: 2, count: 49)])
    let found = points(partner, .rank, mostRanked: 100)
    #expect(found[2010]?.value == 3 && found[2010]?.isHollow == false)
    #expect(found[2011]?.value == 2 && found[2011]?.isHollow == true && found[2011]?.place?.count == 49)
  }

  @Test func oneApproximateFigureIsOnePoint() throws {
    let partner = member([try figure(.total, "news", 20_000, 2025, .reporter, .approximate)])
    #expect(points(partner, .total).map(\.key) == [2025])
    #expect(points(partner, .total)[2025]?.isHollow == true)
    #expect(points(partner, .index, base: 2010).isEmpty)
  }

  @Test func measuresGoRound() {
    var measure = CompareMeasure.total
    var seen: [CompareMeasure] = []
    repeat {
      seen.append(measure)
      measure = measure.next
    } while measure != .total
    #expect(seen == CompareMeasure.allCases)
  }
}
