package import Diplomacy

/// The trade chart of one partner: its years, the crosshair, and how it is drawn.
package struct TradePane: Hashable, Sendable {
  package private(set) var report: TradeReport?
  package private(set) var isLoaded = false
  /// The year that the readout tells of.
  package private(set) var year: Int?
  package var isLogarithmic = false
  package var showsTable = false
  package var cursor = ListCursor()

  package init() {}

  /// The year that the person chose, kept while partners without it are passed; nil for the latest.
  private var wantedYear: Int?

  /// What the person has chosen.
  var choices: ViewState.Trade {
    var choices = ViewState.Trade()
    choices.year = wantedYear
    choices.isLogarithmic = isLogarithmic
    choices.showsTable = showsTable
    return choices
  }

  mutating func restore(_ choices: ViewState.Trade) {
    isLogarithmic = choices.isLogarithmic
    showsTable = choices.showsTable
    wantedYear = choices.year
    place(at: wantedYear ?? years?.upperBound)
  }

  /// Takes a report. The crosshair goes to the year chosen last, as near as the partner's years allow.
  package mutating func load(_ report: TradeReport?) {
    self.report = report
    isLoaded = true
    place(at: wantedYear ?? years?.upperBound)
  }

  /// The years of the time axis: from the first to the last figure.
  package var years: ClosedRange<Int>? { report?.history.span }

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

  /// What is known of the year under the crosshair.
  package var current: TradeYear? { year.flatMap { report?.history[$0] } }

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
