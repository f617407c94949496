/// What of their trade partners are compared by.
package enum CompareMeasure: String, CaseIterable, Hashable, Sendable {
  case total
  case exports
  case imports
  case balance
  /// Of the home country's trade with the whole world.
  case share
  /// Total trade, 100 in a chosen year.
  case index
  /// The place among all partners by total trade.
  case rank

  /// The measure that follows, the first after the last.
  package var next: CompareMeasure {
    let all = Self.allCases
    let place = all.firstIndex(of: self) ?? 0
    return all[(place + 1) % all.count]
  }
}

/// One of several partners side by side.
package struct ComparedPartner: Hashable, Sendable {
  package var row: PartnerRow
  package var trade: TradeReport
  /// Visits held by the year in which they began.
  package var visits: [YearCount]
  /// Rows of investment by the day, the latest first.
  package var investments: [Fact]

  package init(row: PartnerRow, trade: TradeReport, visits: [YearCount] = [], investments: [Fact] = []) {
    self.row = row
    self.trade = trade
    self.visits = visits
    self.investments = investments
  }
}

/// Some partners side by side.
package struct ComparisonReport: Hashable, Sendable {
  package var members: [ComparedPartner]
  /// How many partners have a total in the year in which most have one.
  package var mostRanked: Int
  /// The documents that the figures name, by id.
  package var sources: [String: Source]

  package init(members: [ComparedPartner], mostRanked: Int, sources: [String: Source]) {
    self.members = members
    self.mostRanked = mostRanked
    self.sources = sources
  }

  /// How many partners can be compared.
  package static let sizes = 2...6
}

/// One partner's figure in a year by some measure.
package struct ComparedPoint: Hashable, Sendable {
  package var value: Double
  /// Approximate, provisional, or made of two figures that are not counted alike.
  package var isHollow: Bool
  package var isDisputed: Bool
  /// Whether it is of another series than the figure before.
  package var startsAnew: Bool
  /// The id of the series that the figure is from.
  package var series: String
  /// What the value is divided by; nil but for shares.
  package var world: WorldTrade.Amount?
  /// The place among partners; nil but for ranks.
  package var place: TradeRank?
}

extension ComparedPartner {
  /// The partner's figures by year. A year without one is left out.
  ///
  /// - Parameters:
  ///   - base: the year in which an index is 100; a partner without a figure above zero in it has no index at all.
  package func points(_ measure: CompareMeasure, base: Int, in report: ComparisonReport) -> [Int: ComparedPoint] {
    var points: [Int: ComparedPoint] = [:]
    var before: String?
    let baseAmount = measure == .index ? trade.history[base].flatMap { CountedTrade($0, .total)?.amount } : nil
    for year in trade.history.years {
      guard let counted = measure.counted(year),
        var point = point(measure, counted, year.year, base: baseAmount, mostRanked: report.mostRanked)
      else { continue }
      point.startsAnew = before.map { $0 != counted.series } ?? false
      before = counted.series
      points[year.year] = point
    }
    return points
  }

  /// The amount as the measure has it; nil where it cannot be told.
  private func point(
    _ measure: CompareMeasure, _ counted: CountedTrade, _ year: Int, base: Int?, mostRanked: Int
  ) -> ComparedPoint? {
    var point = ComparedPoint(
      value: Double(counted.amount), isHollow: counted.isHollow, isDisputed: counted.isDisputed, startsAnew: false,
      series: counted.series)
    switch measure {
    case .total, .exports, .imports, .balance: break
    case .index:
      guard let base, base > 0 else { return nil }
      point.value = Double(counted.amount) / Double(base) * 100
    case .share:
      guard let (world, isOwn) = trade.world.amount(.total, in: year, dividing: counted) else { return nil }
      point.value = Double(counted.amount) / Double(world.value) * 100
      point.isHollow = counted.isHollow || !isOwn
      point.world = world
    case .rank:
      guard let place = trade.ranks[year] else { return nil }
      point.value = Double(place.place)
      // Among few partners a place says little: the largest are those that are written about.
      point.isHollow = counted.isHollow || place.count * 2 < mostRanked
      point.place = place
    }
    return point
  }
}

extension CompareMeasure {
  /// What the measure looks at of a year; nil where the year has none.
  fileprivate func counted(_ year: TradeYear) -> CountedTrade? {
    switch self {
    case .exports: CountedTrade(year, .export)
    case .imports: CountedTrade(year, .import)
    case .balance: CountedTrade(balanceOf: year)
    case .total, .share, .index, .rank: CountedTrade(year, .total)
    }
  }
}
