/// The claim that a pane shows for one flow of one year, with the others beside it.
package struct TradePoint: Hashable, Sendable {
  package let figure: TradeFigure
  /// Other series' figures for the same flow and year, in order of preference; none where only what is shown was read
  /// (`TradeHistory.holdsAllClaims`).
  package let others: [TradeFigure]
  /// Why the figure goes before the first of the others; blank when there are none.
  package let reason: String
  /// How far the claims lie apart; found once, since a chart asks at every picture.
  private let spread: ClaimSpread

  package init(figure: TradeFigure, others: [TradeFigure], reason: String = "") {
    self.figure = figure
    self.others = others
    self.reason = reason
    spread = ClaimSpread(Self.claims(figure, others))
  }

  /// A claim whose fellows are not read: what they amount to was found before.
  package init(figure: TradeFigure, spread: ClaimSpread) {
    self.figure = figure
    others = []
    reason = ""
    self.spread = spread
  }

  /// The least and the most that any claim says.
  package var range: ClosedRange<Int> { spread.range }

  /// Whether another claim differs from the figure by the share of a dispute.
  package var isDisputed: Bool { spread.isDisputed }

  /// All claims as numbers.
  var claims: FlowClaims { Self.claims(figure, others) }

  private static func claims(_ figure: TradeFigure, _ others: [TradeFigure]) -> FlowClaims {
    FlowClaims(shown: figure.value, all: [figure.value] + others.map(\.value))
  }
}

/// A partner's trade by year: of the many claims, the preferred one for each flow and year.
package struct TradeHistory: Hashable, Sendable {
  /// Ascending, only years with at least one figure.
  package let years: [TradeYear]
  /// Whether the claims that are not shown were read as well: who counted what, and one series alone, can be told then.
  package let holdsAllClaims: Bool

  package static let empty = TradeHistory(years: [])

  package init(years: [TradeYear], holdsAllClaims: Bool = true) {
    self.years = years
    self.holdsAllClaims = holdsAllClaims
  }

  /// Chooses for each year by `TradePreference`.
  ///
  /// - Parameter preference: ids of series, best first; series that are not named come last.
  package init(figures: [TradeFigure], preference: [String]) {
    let order = Dictionary(preference.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
    // Figures come by thousands and are wide: they stay where they are, and their places are sorted.
    var groups: [(year: Int, places: [Int])] = []
    var known: [Int: Int] = [:]
    for index in figures.indices {
      guard let year = figures[index].year else { continue }
      // Most stand beside others of their year.
      if groups.last?.year == year {
        groups[groups.count - 1].places.append(index)
      } else if let group = known[year] {
        groups[group].places.append(index)
      } else {
        known[year] = groups.count
        groups.append((year, [index]))
      }
    }
    holdsAllClaims = true
    years = groups.sorted { $0.year < $1.year }.map { Self.resolve($0.year, $0.places, of: figures, order: order) }
  }

  private static func resolve(
    _ year: Int, _ own: [Int], of figures: [TradeFigure], order: [String: Int]
  ) -> TradeYear {
    var series = SeriesOfYear(order: order)
    let places = own.map { series.note(figures[$0]) }
    func point(_ flow: Flow) -> TradePoint? {
      let claims = own.indices.filter { figures[own[$0]].flow == flow }
        .map { position in
          let figure = figures[own[position]]
          return (
            index: own[position],
            preference: TradePreference(
              figure, isComplete: series.isComplete(places[position]), order: series.order(of: places[position]))
          )
        }
        .sorted { $0.preference < $1.preference }
      guard let best = claims.first else { return nil }
      return TradePoint(
        figure: figures[best.index], others: claims.dropFirst().map { figures[$0.index] },
        reason: claims.count > 1 ? best.preference.reason(over: claims[1].preference) : "")
    }
    return TradeYear(year: year, exports: point(.export), imports: point(.import), statedTotal: point(.total))
  }

  /// The year's entry, or nil when nothing is known of it.
  package subscript(year: Int) -> TradeYear? {
    years.first { $0.year == year }
  }

  /// The first and last year with a figure.
  package var span: ClosedRange<Int>? {
    guard let first = years.first?.year, let last = years.last?.year else { return nil }
    return first...last
  }
}

extension TradeYear {
  /// Every claim on a flow, the one shown first.
  package func claims(_ flow: Flow) -> [TradeFigure] { point(flow).map { [$0.figure] + $0.others } ?? [] }

  /// The least and the most that any claim on a flow says; nil where there is one claim or all agree.
  package func range(_ flow: Flow) -> ClosedRange<Int>? {
    guard let range = point(flow)?.range, range.lowerBound < range.upperBound else { return nil }
    return range
  }

  /// The year as one series tells it, the other claims beside it; nil when the series says nothing of it.
  fileprivate func told(by series: String) -> TradeYear? {
    func point(_ flow: Flow) -> TradePoint? {
      let all = claims(flow)
      guard let own = all.first(where: { $0.series == series }) else { return nil }
      return TradePoint(figure: own, others: all.filter { $0 != own }, reason: "the series that was chosen")
    }
    let year = TradeYear(year: year, exports: point(.export), imports: point(.import), statedTotal: point(.total))
    return year.shownFigures.isEmpty ? nil : year
  }
}

extension TradeHistory {
  /// The history as one series tells it: years of which it says nothing are gaps.
  package func told(by series: String) -> TradeHistory { TradeHistory(years: years.compactMap { $0.told(by: series) }) }

  /// The series that say something, those of most years first.
  package var series: [SeriesYears] {
    var found: [String: Set<Int>] = [:]
    for year in years {
      for claim in Flow.allCases.flatMap(year.claims) { found[claim.series, default: []].insert(year.year) }
    }
    return found.map { SeriesYears(id: $0.key, years: $0.value.sorted()) }
      .sorted { ($1.years.count, $0.id) < ($0.years.count, $1.id) }
  }
}

/// A series that has figures of a partner.
package struct SeriesYears: Hashable, Sendable {
  package var id: String
  /// The years that it has any of, ascending.
  package var years: [Int]
}

/// The series that state figures of one year.
///
/// Files have them in the same order for each flow, so that the next one is mostly where it is looked for first, and no
/// text is hashed.
private struct SeriesOfYear {
  private struct Entry {
    var name: String
    var order: Int
    var exports = false
    var imports = false
  }

  private let order: [String: Int]
  private var entries: [Entry] = []
  private var places: [String: Int] = [:]
  private var latest = -1

  init(order: [String: Int]) { self.order = order }

  /// Notes that a series states a flow; returns its place.
  mutating func note(_ figure: TradeFigure) -> Int {
    let place = place(of: figure.series)
    latest = place
    if figure.flow == .export { entries[place].exports = true }
    if figure.flow == .import { entries[place].imports = true }
    return place
  }

  private mutating func place(of name: String) -> Int {
    let next = latest + 1 < entries.count ? latest + 1 : 0
    if next < entries.count, entries[next].name == name { return next }
    if let known = places[name] { return known }
    places[name] = entries.count
    entries.append(Entry(name: name, order: order[name] ?? Int.max))
    return entries.count - 1
  }

  /// Whether a series states both exports and imports.
  func isComplete(_ place: Int) -> Bool { entries[place].exports && entries[place].imports }

  func order(of place: Int) -> Int { entries[place].order }
}
