/// The direction of a trade figure, seen from the home country.
package enum Flow: String, CaseIterable, Sendable {
  case export
  case `import`
  case total
}

/// Who counted a figure.
package enum Basis: String, CaseIterable, Sendable {
  /// The home country's own statistics.
  case reporter
  /// The partner's statistics of the same flow.
  case mirror
  /// Compiled from both.
  case mixed
}

/// How a figure was stated.
package enum FigureStatus: String, CaseIterable, Sendable {
  case reported = ""
  /// "About", "over", "nearly" or rounded for a headline.
  case approximate
  /// To be revised by its publisher.
  case provisional
}

/// One trade figure as one series states it, in current US dollars.
package struct TradeFigure: Hashable, Sendable {
  package var partner: String
  package var period: PartialDate
  package var flow: Flow
  /// The id of the data set or publisher that the figure belongs to.
  package var series: String
  /// Whole current US dollars; negative never occurs.
  package var value: Int
  package var basis: Basis
  package var status: FigureStatus
  package var evidence: Evidence

  package init(
    partner: String, period: PartialDate, flow: Flow, series: String, value: Int, basis: Basis, status: FigureStatus,
    evidence: Evidence
  ) {
    self.partner = partner
    self.period = period
    self.flow = flow
    self.series = series
    self.value = value
    self.basis = basis
    self.status = status
    self.evidence = evidence
  }

  /// The calendar year of the figure, or nil when its period is not a year.
  package var year: Int? { period.precision == .year ? period.first?.year : nil }

  /// Whether it must be drawn hollow: approximate or provisional.
  package var isHollow: Bool { status != .reported }
}
