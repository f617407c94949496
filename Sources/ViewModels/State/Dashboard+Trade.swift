internal import Diplomacy

/// What the commands of the trade pane do.
extension Dashboard {
  /// The commands that change how trade is shown, from whichever pane.
  static let tradeCommands: Set<Command> = [
    .nextEvent, .previousEvent, .dataTable, .logarithmic, .tradeMeasure, .tradeSeries, .tradeSpread, .tradePeriod,
    .goods,
  ]

  mutating func performOnTrade(_ command: Command) -> [Effect] {
    switch command {
    case .nextEvent, .previousEvent: stepEvent(forward: command == .nextEvent)
    case .dataTable: trade.showsTable.toggle()
    case .logarithmic:
      trade.isLogarithmic.toggle()
      message = Message(
        trade.isLogarithmic ? "Logarithmic scale: amounts at or below zero are left out" : "Linear scale")
    case .tradeMeasure:
      trade.measure = trade.measure.next
      message = Message("Trade: \(trade.measure.title)")
    case .tradeSpread:
      trade.showsSpread.toggle()
      message = Message(
        trade.showsSpread ? "The spread of all claims shows behind the lines" : "Only the claims that are shown")
    case .tradePeriod: switchPeriod()
    case .tradeSeries: return openSeries()
    case .goods: return openGoods()
    default: break
    }
    return []
  }

  private mutating func stepEvent(forward: Bool) {
    if !trade.stepEvent(forward: forward) {
      message = Message("No \(forward ? "later" : "earlier") event within the years of the chart")
    }
  }

  /// Draws the chart over the years of the timeline's filter alone, and over all again.
  private mutating func switchPeriod() {
    guard trade.period == nil else { return trade.show(nil) }
    guard let brush = timeline.brush, let years = trade.years, brush.overlaps(years) else {
      message = Message(
        "The timeline's filter keeps all years, or none of this chart's: \(keys.word(.filterYear)) sets it")
      return
    }
    trade.show(brush)
  }

  /// The series that have figures of the partner, to look at one alone.
  private mutating func openSeries() -> [Effect] {
    guard let report = trade.report, !report.history.years.isEmpty else {
      message = Message("No figure with this partner, and so no series to choose")
      return []
    }
    open(Picker(purpose: .series, title: "Series of trade", items: [], isLoading: true))
    return [ask(.tradeSeries(partner: report.partner, asOf: asOf), .picker)]
  }

  mutating func fillSeries(_ series: [SeriesYears]) {
    guard case .picker(var picker) = overlay, picker.purpose == .series else { return }
    let all = Picker.Item(
      id: "", title: "the dossier's choice among all", detail: "the order of series in datapackage.json")
    let items = series.map { series in
      Picker.Item(
        id: series.id, title: info.title(ofSeries: series.id), detail: Self.span(series.years),
        figure: String(series.years.count), keywords: series.id)
    }
    picker.fill([all] + items)
    picker.select(id: trade.chosenSeries ?? "")
    overlay = .picker(picker)
  }

  /// Shows one series alone, or with nil the dossier's choice.
  mutating func choose(series: String?) -> [Effect] {
    trade.chosenSeries = series
    return askForMissingClaims()
  }

  /// Asks for what the trade that shows is without: the claims that one series is taken from, and what stands beside.
  mutating func askForMoreTrade() -> [Effect] {
    guard let report = trade.report else { return [] }
    var effects = askForMissingClaims()
    if report.investments == nil {
      effects.append(ask(.tradeContext(partner: report.partner, asOf: asOf), .tradeContext))
    }
    if !trade.knowsStanding { effects.append(ask(.tradeStanding(asOf: asOf), .tradeStanding)) }
    return effects
  }

  /// Asks anew where a series was chosen after the years had been asked for.
  mutating func askForMissingClaims() -> [Effect] {
    guard trade.lacksClaims, let partner = partners.selectedID else { return [] }
    return [askForTrade(with: partner)]
  }

  /// Asks for a partner's years: for all claims only where one series was chosen out of them.
  mutating func askForTrade(with partner: String) -> Effect {
    ask(.trade(partner: partner, asOf: asOf, withAllClaims: trade.chosenSeries != nil), .trade)
  }

  /// `2010–2024`, or the one year.
  private static func span(_ years: [Int]) -> String {
    guard let first = years.first, let last = years.last else { return "" }
    return first == last ? String(first) : "\(first)–\(last)"
  }

  /// The goods of the year under the crosshair.
  private mutating func openGoods() -> [Effect] {
    guard let partner = trade.report?.partner ?? partners.selectedID else { return [] }
    return push(.goods(partner: partner, year: trade.year))
  }
}
