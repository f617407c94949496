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

/// A place among all partners by total trade.
package struct TradePlace: Hashable, Sendable {
  /// 1 is the largest.
  package var place: Int
  /// Among how many partners with a figure.
  package var count: Int

  package init(place: Int, count: Int) {
    self.place = place
    self.count = count
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
  /// Places by year; none for an organisation, whose members are counted themselves.
  package var places: [Int: TradePlace]

  package init(
    row: PartnerRow, trade: TradeReport, visits: [YearCount] = [], investments: [Fact] = [],
    places: [Int: TradePlace] = [:]
  ) {
    self.row = row
    self.trade = trade
    self.visits = visits
    self.investments = investments
    self.places = places
  }
}

/// Some partners side by side, with what their trade is measured against.
package struct ComparisonReport: Hashable, Sendable {
  package var members: [ComparedPartner]
  package var world: WorldTrade
  /// How many partners have a total in the year in which most have one.
  package var mostRanked: Int
  /// The documents that the figures name, by id.
  package var sources: [String: Source]

  package init(members: [ComparedPartner], world: WorldTrade, mostRanked: Int, sources: [String: Source]) {
    self.members = members
    self.world = world
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
  package var place: TradePlace?
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
      guard let counted = CountedTrade(year, measure),
        var point = counted.point(measure, year.year, base: baseAmount, partner: self, report)
      else { continue }
      point.startsAnew = before.map { $0 != counted.series } ?? false
      before = counted.series
      points[year.year] = point
    }
    return points
  }
}

/// What a measure looks at of one year: an amount, and who counted it.
private struct CountedTrade {
  var amount: Int
  var series: String
  var basis: Basis
  var isHollow: Bool
  var isDisputed: Bool

  /// Nil where the year has no such amount.
  init?(_ year: TradeYear, _ measure: CompareMeasure) {
    switch measure {
    case .exports, .imports:
      let flow: Flow = measure == .exports ? .export : .import
      guard let figure = year.point(flow)?.figure else { return nil }
      self.init(amount: figure.value, figures: [figure], isDisputed: year.isDisputed(flow))
    case .balance:
      guard let balance = year.balance else { return nil }
      self.init(
        amount: balance, figures: [year.exports, year.imports].compactMap { $0?.figure },
        isDisputed: year.isDisputed(.export) || year.isDisputed(.import))
    case .total, .share, .index, .rank:
      guard let total = year.total else { return nil }
      let flows = [year.exports, year.imports].compactMap { $0?.figure }
      let figures = year.balance == nil ? [year.statedTotal].compactMap { $0?.figure } : flows
      self.init(amount: total, figures: figures, isDisputed: year.isTotalDisputed)
    }
  }

  private init(amount: Int, figures: [TradeFigure], isDisputed: Bool) {
    self.amount = amount
    self.isDisputed = isDisputed
    series = figures.first?.series ?? ""
    let bases = Set(figures.map(\.basis))
    basis = bases.count == 1 ? bases.first ?? .mixed : .mixed
    isHollow = figures.contains(where: \.isHollow)
  }

  /// The amount as the measure has it; nil where it cannot be told.
  func point(
    _ measure: CompareMeasure, _ year: Int, base: Int?, partner: ComparedPartner, _ report: ComparisonReport
  ) -> ComparedPoint? {
    var point = ComparedPoint(
      value: Double(amount), isHollow: isHollow, isDisputed: isDisputed, startsAnew: false, series: series)
    switch measure {
    case .total, .exports, .imports, .balance: break
    case .index:
      guard let base, base > 0 else { return nil }
      point.value = Double(amount) / Double(base) * 100
    case .share:
      guard let (world, isOwn) = report.world.amount(.total, in: year, dividing: series, basis) else { return nil }
      point.value = Double(amount) / Double(world.value) * 100
      point.isHollow = isHollow || !isOwn
      point.world = world
    case .rank:
      guard let place = partner.places[year] else { return nil }
      point.value = Double(place.place)
      // Among few partners a place says little: the largest are those that are written about.
      point.isHollow = isHollow || place.count * 2 < report.mostRanked
      point.place = place
    }
    return point
  }
}
