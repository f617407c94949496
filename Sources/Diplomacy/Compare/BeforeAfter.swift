/// A partner's trade in the years before and after an event.
///
/// Trade is known by the year, so that the year of the event is neither before nor after it: growth before leads from so
/// many years earlier to the year of the event, growth after from there to so many years later. Nothing is put in the
/// place of a figure that is missing.
package struct BeforeAfter: Hashable, Sendable {
  /// A compound rate of growth a year.
  package struct Rate: Hashable, Sendable {
    /// 0.1 is 10 % a year.
    package var value: Double
    /// Whether one of the two figures is approximate or provisional.
    package var isHollow: Bool
    /// Whether the figures in between pass from one series to another, so that a part of the change may be one of
    /// counting.
    package var crossesSeries: Bool
  }

  /// The year of the event.
  package let year: Int
  /// The years on each side, at least 1.
  package let span: Int
  /// Totals by the years from the event, from `-span` to `span`; years without a figure are left out.
  package let totals: [Int: TradeTotal]

  /// The years on each side that may be asked for.
  package static let spans = 1...10

  /// - Parameter all: a partner's totals, ascending.
  package init(_ all: [TradeTotal], year: Int, span: Int) {
    self.year = year
    self.span = min(max(span, Self.spans.lowerBound), Self.spans.upperBound)
    let reach = self.span
    totals = Dictionary(
      all.lazy.filter { abs($0.year - year) <= reach }.map { ($0.year - year, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Growth a year up to the year of the event.
  package var before: Rate? { rate(from: -span, to: 0) }
  /// Growth a year from the year of the event on.
  package var after: Rate? { rate(from: 0, to: span) }

  /// By how much growth after is more than growth before: 0.1 is ten percentage points.
  package var change: Double? {
    guard let before, let after else { return nil }
    return after.value - before.value
  }

  /// Whether growth is known on both sides, so that the case counts among others.
  package var isComplete: Bool { change != nil }

  /// The years that a rate needs and that have no figure above zero.
  package var missing: [Int] { [-span, 0, span].filter { (totals[$0]?.value ?? 0) <= 0 }.map { year + $0 } }

  /// How many of the years have no figure.
  package var gaps: Int { 2 * span + 1 - totals.count }

  /// Trade so many years from the event when that of the event's year is 100; nil where either is missing.
  package func index(at offset: Int) -> Double? {
    guard let base = totals[0], base.value > 0, let total = totals[offset] else { return nil }
    return Double(total.value) / Double(base.value) * 100
  }

  /// The same with fewer years on each side: as many as have figures at both ends; nil where not even one has.
  package var longestKnown: BeforeAfter? {
    let all = totals.values.sorted { $0.year < $1.year }
    return Self.spans.clamped(to: 1...span).reversed().lazy
      .map { BeforeAfter(all, year: year, span: $0) }.first(where: \.isComplete)
  }

  private func rate(from: Int, to: Int) -> Rate? {
    guard let first = totals[from], let last = totals[to],
      let value = Growth.compound(from: first.value, to: last.value, years: to - from), last.value > 0
    else { return nil }
    let isBroken = (from + 1...to).contains { totals[$0]?.startsAnew ?? false }
    return Rate(value: value, isHollow: first.isHollow || last.isHollow, crossesSeries: isBroken)
  }
}

/// An event, what trade did about it, and what it did with all partners that had an event of the same kind.
package struct BeforeAfterReport: Hashable, Sendable {
  /// Another partner's event of the same kind.
  package struct Case: Hashable, Sendable {
    package var event: TurningPoint
    package var growth: BeforeAfter

    package init(event: TurningPoint, growth: BeforeAfter) {
      self.event = event
      self.growth = growth
    }
  }

  package var event: TurningPoint
  package var own: BeforeAfter
  /// What is known of the partner's trade in those years.
  package var years: [TradeYear]
  /// One case for each other partner, in the order of their dates.
  package var cases: [Case]
  /// How many other partners had such an event in a year that is not known.
  package var undated: Int
  /// The documents that the events and the partner's figures name, by id.
  package var sources: [String: Source]

  package init(
    event: TurningPoint, own: BeforeAfter, years: [TradeYear] = [], cases: [Case], undated: Int = 0,
    sources: [String: Source] = [:]
  ) {
    self.years = years
    self.event = event
    self.own = own
    self.cases = cases
    self.undated = undated
    self.sources = sources
  }

  /// The cases with growth on both sides: only these are counted.
  package var counted: [Case] { cases.filter(\.growth.isComplete) }

  package var before: Quartiles? { Quartiles(counted.compactMap(\.growth.before?.value)) }
  package var after: Quartiles? { Quartiles(counted.compactMap(\.growth.after?.value)) }
  package var change: Quartiles? { Quartiles(counted.compactMap(\.growth.change)) }

  /// The counted cases' trade so many years from their events, each 100 in the year of its own.
  package func index(at offset: Int) -> Quartiles? { Quartiles(counted.compactMap { $0.growth.index(at: offset) }) }
}
