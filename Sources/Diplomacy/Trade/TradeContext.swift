/// What stands beside a partner's years of trade. It is asked for after them: the chart need not wait for it.
package struct TradeContext: Hashable, Sendable {
  package var partner: String
  /// What is invested in either country by the other, the latest of each kind first.
  package var investments: [Fact]
  /// The visits among the events, and by year how many there were besides.
  package var visits: [RelationEvent]
  package var visitsLeft: [Int: Int]

  package init(
    partner: String, investments: [Fact], visits: [RelationEvent], visitsLeft: [Int: Int]
  ) {
    self.partner = partner
    self.investments = investments
    self.visits = visits
    self.visitsLeft = visitsLeft
  }
}

/// The home country's trade with all partners together, and the place of each among them.
package struct TradeStanding: Hashable, Sendable {
  package static let unknown = TradeStanding(world: .empty, ranks: [:], sources: [:])

  package var world: WorldTrade
  /// By partner and year.
  package var ranks: [String: [Int: TradeRank]]
  /// The sources that trade with the world rests on, by id.
  package var sources: [String: Source]

  package init(world: WorldTrade, ranks: [String: [Int: TradeRank]], sources: [String: Source]) {
    self.world = world
    self.ranks = ranks
    self.sources = sources
  }
}

extension TradeReport {
  /// Puts the partner's place and the world's trade beside its years.
  package mutating func add(_ standing: TradeStanding) {
    world = standing.world
    ranks = standing.ranks[partner] ?? [:]
    sources.merge(standing.sources) { known, _ in known }
  }

  /// Puts what is of this partner beside its years: visits go among the events.
  package mutating func add(_ context: TradeContext) {
    investments = context.investments
    visitsLeft = context.visitsLeft
    events = (events.filter { !$0.isVisit } + context.visits).sorted { ($0.date, $0.id) < ($1.date, $1.id) }
  }
}
