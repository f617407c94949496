package import Diplomacy

/// The figures of a partner's trade as a chart.
package struct TradeFigures {
  private let report: TradeReport
  private let history: TradeHistory
  private let measure: TradeMeasure
  private let showsSpread: Bool

  /// - Parameters:
  ///   - history: the years as they are shown, which may be those of one series.
  ///   - showsSpread: whether each figure carries the least and the most that any claim says.
  package init(
    _ report: TradeReport, history: TradeHistory, measure: TradeMeasure = .amounts, showsSpread: Bool = false
  ) {
    self.report = report
    self.history = history
    self.measure = measure
    self.showsSpread = showsSpread
  }

  /// The chart over the years named, else over all that any claim is of; nil when there is none.
  ///
  /// - Parameter isCited: whether the documents that the figures rest on are wanted.
  package func figure(
    years: ClosedRange<Int>? = nil, scale: YearPlot.Scale = .linear, info: DossierInfo, isCited: Bool = true
  ) -> Figure? {
    guard let span = years ?? report.history.span else { return nil }
    let plot = YearPlot(years: span, series: series, marks: marks(in: span), scale: scale)
    return Figure(
      title: "Trade with \(report.partnerName)", unit: measure.unit, amounts: measure == .amounts ? .dollars : .percent,
      plot: .years(plot), notes: notes(info),
      sources: isCited ? citations : [])
  }

  private func notes(_ info: DossierInfo) -> [String] {
    switch measure {
    case .amounts: ["balance only where one series gives both flows; a missing year is a gap"]
    case .growth: ["only within one series"]
    case .share:
      ["of \(info.homeName)'s exports, imports and total as its own or the world's statistics state them"]
    }
  }

  /// The documents of the figures shown, those of most years first.
  private var citations: [String] {
    // Most figures rest on the same few documents: lists are counted first, and each is taken apart once.
    var lists: [String: (evidence: Evidence, count: Int)] = [:]
    for evidence in history.years.lazy.flatMap({ $0.shownFigures.map(\.evidence) }) {
      lists[evidence.sourceCell, default: (evidence, 0)].count += 1
    }
    var counts: [String: Int] = [:]
    for list in lists.values { for id in list.evidence.sources { counts[id, default: 0] += list.count } }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.compactMap { report.sources[$0.key]?.citation }
  }

  // MARK: Series

  private var series: [FigureSeries] {
    switch measure {
    case .amounts: amounts
    case .growth: growth
    case .share: shares
    }
  }

  /// Exports, imports and balance where any year has them; else, or beside them, the totals that sources state.
  private var amounts: [FigureSeries] {
    let imports = points(.import)
    let exports = points(.export)
    // A total is drawn only where its parts are not known: a fourth line above the others says nothing new.
    let total = points(.total, where: { $0.exports == nil || $0.imports == nil })
    let hasFlows = !imports.isEmpty || !exports.isEmpty
    return [
      FigureSeries(name: "balance", voice: .balance, points: balances, marksGaps: false),
      FigureSeries(name: "total", voice: .total, points: total, marksGaps: !hasFlows),
      FigureSeries(name: "imports", voice: .imports, points: imports),
      FigureSeries(name: "exports", voice: .exports, points: exports),
    ].filter { !$0.points.isEmpty }
  }

  private func points(_ flow: Flow, where isShown: (TradeYear) -> Bool = { _ in true }) -> [Int: FigurePoint] {
    var points: [Int: FigurePoint] = [:]
    var before: String?
    for year in history.years where isShown(year) {
      guard let figure = year.point(flow)?.figure else { continue }
      let range = showsSpread ? year.range(flow).map { Double($0.lowerBound)...Double($0.upperBound) } : nil
      points[year.year] = FigurePoint(
        Double(figure.value), isHollow: figure.isHollow, isDisputed: year.isDisputed(flow),
        startsAnew: before.map { $0 != figure.series } ?? false, range: range, source: figure.series)
      before = figure.series
    }
    return points
  }

  private var balances: [Int: FigurePoint] {
    var points: [Int: FigurePoint] = [:]
    var before: String?
    for year in history.years {
      guard let balance = year.balance, let series = year.exports?.figure.series else { continue }
      points[year.year] = FigurePoint(
        Double(balance), isHollow: year.isTotalHollow,
        isDisputed: year.isDisputed(.export) || year.isDisputed(.import),
        startsAnew: before.map { $0 != series } ?? false, source: series)
      before = series
    }
    return points
  }

  /// Changes in per cent, only within one series: across two it would be an artefact.
  private var growth: [FigureSeries] {
    [
      ("imports", Voice.imports, Flow.import), ("exports", .exports, .export), ("total", .total, .total),
    ].map { name, voice, flow in
      FigureSeries(name: name, voice: voice, points: changes(flow), marksGaps: flow != .total)
    }.filter { !$0.points.isEmpty }
  }

  private func changes(_ flow: Flow) -> [Int: FigurePoint] {
    var points: [Int: FigurePoint] = [:]
    for year in history.years {
      guard let change = TradeShares.change(flow, from: history[year.year - 1], to: year) else { continue }
      points[year.year] = FigurePoint(change.percent, isHollow: change.isHollow)
    }
    return points
  }

  private var shares: [FigureSeries] {
    [
      ("imports", Voice.imports, Flow.import), ("exports", .exports, .export), ("total", .total, .total),
    ].map { name, voice, flow in
      var points: [Int: FigurePoint] = [:]
      for year in history.years {
        guard let share = TradeShares.share(flow, of: year, in: report.world) else { continue }
        points[year.year] = FigurePoint(share.percent, isHollow: share.isHollow)
      }
      return FigureSeries(name: name, voice: voice, points: points)
    }.filter { !$0.points.isEmpty }
  }

  // MARK: Marks

  /// A mark for each event; that of the first visit of a year stands for those that are not told of as well.
  private func marks(in span: ClosedRange<Int>) -> [FigureMark] {
    var told: Set<Int> = []
    return report.events.compactMap { event in
      guard let year = event.date.first?.year, span.contains(year) else { return nil }
      let others = told.insert(year).inserted ? report.visitsLeft[year] ?? 0 : 0
      return FigureMark(year: year, kind: event.markKind, count: 1 + others)
    }
  }
}

extension RelationEvent {
  /// How the event is marked on a time axis.
  package var markKind: FigureMark.Kind {
    switch kind {
    case .milestone(_, let tier): .milestone(tier)
    case .visit(.outbound, _): .outbound
    case .visit(.inbound, _): .inbound
    case .agreement: .agreement
    }
  }
}
