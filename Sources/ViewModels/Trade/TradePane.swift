package import Diplomacy

/// The trade chart of one partner: its years, the crosshair, and how it is drawn.
package struct TradePane: Hashable, Sendable {
  package private(set) var report: TradeReport?
  package private(set) var isLoaded = false
  /// The year that the readout tells of.
  package private(set) var year: Int?
  package var measure = TradeMeasure.amounts
  package var isLogarithmic = false
  package var showsTable = false
  /// Whether the spread of the claims shows behind the lines.
  package var showsSpread = true
  /// Only these years; nil for all.
  package private(set) var period: ClosedRange<Int>?
  /// The series whose figures alone are shown; nil for the dossier's choice among all.
  package var chosenSeries: String?
  package var cursor = ListCursor()

  /// What is the same for all partners, and whether it is of the files and the day that show.
  private var standing = TradeStanding.unknown
  private(set) var knowsStanding = false

  package init() {}

  /// The year that the person chose, kept while partners without it are passed; nil for the latest.
  private var wantedYear: Int?

  /// What the person has chosen.
  var choices: ViewState.Trade {
    var choices = ViewState.Trade()
    choices.year = wantedYear
    choices.measure = measure
    choices.isLogarithmic = isLogarithmic
    choices.showsTable = showsTable
    choices.showsSpread = showsSpread
    choices.period = period
    choices.series = chosenSeries
    return choices
  }

  /// Puts choices back.
  package mutating func restore(_ choices: ViewState.Trade) {
    measure = choices.measure
    isLogarithmic = choices.isLogarithmic
    showsTable = choices.showsTable
    showsSpread = choices.showsSpread
    period = choices.period
    chosenSeries = choices.series
    wantedYear = choices.year
    place(at: wantedYear ?? years?.upperBound)
  }

  /// Takes a report. The crosshair goes to the year chosen last, as near as the partner's years allow.
  package mutating func load(_ report: TradeReport?) {
    self.report = report
    self.report?.add(standing)
    isLoaded = true
    place(at: wantedYear ?? years?.upperBound)
  }

  /// Takes what stands beside the trade that shows; what is of another partner came too late.
  package mutating func load(_ context: TradeContext) {
    if report?.partner == context.partner { report?.add(context) }
  }

  /// Takes what is the same for all partners.
  package mutating func load(_ standing: TradeStanding) {
    self.standing = standing
    knowsStanding = true
    report?.add(standing)
  }

  /// The figures have changed, or the day: what is the same for all partners must be asked for again. What was known
  /// shows until then.
  mutating func forgetStanding() { knowsStanding = false }

  /// The years as they are shown: of the series that was chosen, where this partner has it.
  package var history: TradeHistory {
    guard let report else { return .empty }
    guard let chosenSeries, report.history.holdsAllClaims else { return report.history }
    return report.history.told(by: chosenSeries)
  }

  /// Whether one series is to show, and the claims that it would be taken from are not at hand.
  var lacksClaims: Bool { chosenSeries != nil && report?.history.holdsAllClaims == false }

  /// The years of the time axis: from the first to the last figure, or those of the period among them.
  package var years: ClosedRange<Int>? {
    guard let span = report?.history.span else { return nil }
    guard let period, period.overlaps(span) else { return span }
    return period.clamped(to: span)
  }

  /// Shows only these years where the partner has any of them, or all.
  package mutating func show(_ period: ClosedRange<Int>?) {
    self.period = period
    place(at: year ?? wantedYear)
  }

  /// Moves the crosshair to a year, as near as the figures allow, and keeps to it for other partners.
  package mutating func select(_ year: Int?) {
    wantedYear = year == years?.upperBound ? nil : year
    place(at: year)
  }

  private mutating func place(at year: Int?) {
    guard let years, let year else {
      self.year = nil
      cursor.setCount(0)
      return
    }
    self.year = min(max(year, years.lowerBound), years.upperBound)
    cursor.setCount(years.count)
    cursor.select((self.year ?? years.upperBound) - years.lowerBound)
  }

  package mutating func move(by count: Int) {
    if let year { select(year + count) }
  }

  /// The chart of what is measured; nil where there is no figure.
  package func figure(info: DossierInfo) -> Figure? { figures?.figure(years: years, scale: scale, info: info) }

  /// The same as a pane draws it, which cites no documents below it.
  package func uncitedFigure(info: DossierInfo) -> Figure? {
    figures?.figure(years: years, scale: scale, info: info, isCited: false)
  }

  private var figures: TradeFigures? {
    report.map { TradeFigures($0, history: history, measure: measure, showsSpread: showsSpread) }
  }

  /// Amounts may be drawn on a logarithmic scale; changes and shares have no use for one.
  private var scale: YearPlot.Scale { isLogarithmic && measure == .amounts ? .logarithmic : .linear }

  /// What is known of the year under the crosshair.
  package var current: TradeYear? { year.flatMap { history[$0] } }

  /// What happened in a year.
  package func events(in year: Int) -> [RelationEvent] {
    report?.events.filter { $0.date.first?.year == year } ?? []
  }

  /// Moves the crosshair to the nearest year with an event, forward or back; says whether there was one.
  package mutating func stepEvent(forward: Bool) -> Bool {
    guard let year, let years, let report else { return false }
    let candidates = report.events.compactMap { $0.date.first?.year }.filter(years.contains)
    guard let next = forward ? candidates.filter({ $0 > year }).min() : candidates.filter({ $0 < year }).max() else {
      return false
    }
    select(next)
    return true
  }
}
