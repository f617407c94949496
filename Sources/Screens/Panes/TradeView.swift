internal import Console
internal import Diplomacy
internal import ViewModels

/// The pane of trade: a chart or a table of the selected partner's years, and the readout of one of them.
struct TradeView: Equatable, Sendable {
  let trade: TradePane
  let info: DossierInfo
  let name: [Span]
  /// The name of the partner that the figures are of, which may be filtered out of the list.
  let partnerName: String
  let hasPartners: Bool
  /// What to say instead of a chart while files are still to be read.
  let unread: [String]?
  /// The years that the timeline's filter keeps.
  let years: ClosedRange<Int>?
  let asOf: CalendarDay
  let isFocused: Bool
  let hasCursor: Bool
  let frame: Rect
  let plot: Rect
  let readout: Rect
  let charset: Charset

  /// The pane as it lies in a layout; nil when it does not show.
  init?(_ dashboard: Dashboard, _ layout: ScreenLayout, _ charset: Charset) {
    guard let frame = layout.panes[.trade] else { return nil }
    trade = dashboard.trade
    info = dashboard.info
    name = Hints.title(of: .trade, dashboard, charset)
    let id = dashboard.partners.selectedID ?? dashboard.trade.report?.partner
    let selected = dashboard.partners.selected
    let row = selected?.id == id ? selected : dashboard.partners.rows.first { $0.id == id }
    partnerName = row?.name ?? id ?? ""
    hasPartners = dashboard.partners.isLoaded
    unread = trade.report == nil ? dashboard.unread : nil
    years = dashboard.timeline.brush
    asOf = dashboard.asOf
    isFocused = dashboard.focus == .trade
    hasCursor = isFocused && dashboard.overlay == nil
    self.frame = frame
    (plot, readout) = layout.tradeParts
    self.charset = charset
  }

  private var history: TradeHistory { trade.report?.history ?? .empty }

  func draw(on canvas: inout Canvas) {
    let chart = trade.showsTable && !trade.isLogarithmic ? nil : chart
    Panel(title: title(chart), right: right, focused: isFocused).draw(on: &canvas, in: frame, charset: charset)
    guard !history.years.isEmpty else {
      drawEmpty(on: &canvas, in: frame.inset(columns: 1, rows: 1))
      return
    }
    if trade.showsTable {
      TradeTable(trade: trade, info: info, isFocused: isFocused, hasCursor: hasCursor, charset: charset)
        .draw(on: &canvas, in: plot)
    } else {
      chart?.draw(on: &canvas, in: Self.chartArea(plot), charset: charset)
    }
    TradeReadout(trade: trade, charset: charset).draw(on: &canvas, in: readout)
    if hasCursor, !trade.showsTable { canvas.cursor = Point(x: readout.x + 1, y: readout.y) }
  }

  /// Where the chart lies between the pane's sides.
  static func chartArea(_ plot: Rect) -> Rect { plot.inset(columns: 1, rows: 0) }

  private func title(_ chart: LineChart?) -> [Span] {
    var spans = name
    if !partnerName.isEmpty { spans.append(Span("  \(partnerName)", .strong)) }
    guard !history.years.isEmpty else { return spans }
    spans.append(Span("  USD, current prices", .muted))
    if trade.isLogarithmic {
      let excluded = chart?.excludedCount ?? 0
      spans.append(Span("  log scale" + (excluded > 0 ? ", \(excluded) at or below 0 left out" : ""), .active))
    }
    return spans
  }

  /// The series that the year under the crosshair is from.
  private var right: [Span] {
    guard let current = trade.current else { return [] }
    return [Span(TradeWords.series(current, info: info), .muted)]
  }

  /// The chart of the partner's years; nil when there are none.
  var chart: LineChart? {
    guard let report = trade.report, let span = report.history.span else { return nil }
    let positions = Array(span)
    let byYear = Dictionary(report.history.years.map { ($0.year, $0) }, uniquingKeysWith: { first, _ in first })
    let entries = positions.map { byYear[$0] }
    let index = { (year: Int) in min(max(year, span.lowerBound), span.upperBound) - span.lowerBound }
    var brush: ClosedRange<Int>?
    if let range = years, range.overlaps(span) {
      brush = index(range.lowerBound)...index(range.upperBound)
    }
    return LineChart(
      positions: positions, series: Self.series(entries), marks: Self.marks(report, span, charset),
      crosshair: trade.year.map(index), brush: brush, isLogarithmic: trade.isLogarithmic)
  }

  /// Exports, imports and balance where any year has them; else, or beside them, the totals that sources state.
  private static func series(_ entries: [TradeYear?]) -> [ChartSeries] {
    typealias Drawn = (amount: Int, isHollow: Bool, series: String)
    func values(_ isDisputed: (TradeYear) -> Bool, _ value: (TradeYear) -> Drawn?) -> [ChartValue] {
      var before: String?
      return entries.map { entry in
        guard let entry, let found = value(entry) else { return .missing }
        defer { before = found.series }
        return ChartValue(
          Double(found.amount), isHollow: found.isHollow, startsAnew: before.map { $0 != found.series } ?? false,
          isDisputed: isDisputed(entry))
      }
    }
    func figure(_ point: TradePoint?) -> Drawn? {
      point.map { ($0.figure.value, $0.figure.isHollow, $0.figure.series) }
    }
    let imports = values({ $0.isDisputed(.import) }, { figure($0.imports) })
    let exports = values({ $0.isDisputed(.export) }, { figure($0.exports) })
    // A total is drawn only where its parts are not known: a fourth line above the others says nothing new.
    let total = values(\.isTotalDisputed) { $0.exports == nil || $0.imports == nil ? figure($0.statedTotal) : nil }
    let balance = values({ $0.isDisputed(.export) || $0.isDisputed(.import) }) { year in
      year.balance.map { ($0, year.isTotalHollow, year.exports?.figure.series ?? "") }
    }
    let hasFlows = (imports + exports).contains { $0.value != nil }
    return [
      ChartSeries(name: "balance", role: .balance, values: balance, marksGaps: false),
      ChartSeries(name: "total", role: .total, values: total, marksGaps: !hasFlows),
      ChartSeries(name: "imports", role: .imports, values: imports),
      ChartSeries(name: "exports", role: .exports, values: exports),
    ].filter { $0.values.contains { $0.value != nil } }
  }

  /// A mark for each event, and as many again as there were visits besides: an axis tells them by their number.
  private static func marks(_ report: TradeReport, _ span: ClosedRange<Int>, _ charset: Charset) -> [ChartMark] {
    var told: Set<Int> = []
    return report.events.flatMap { event -> [ChartMark] in
      guard let year = event.date.first?.year, span.contains(year) else { return [] }
      let others = told.insert(year).inserted ? min(9, report.visitsLeft[year] ?? 0) : 0
      let mark = ChartMark(position: year - span.lowerBound, glyph: event.glyph(charset), role: event.role)
      return [mark] + Array(repeating: mark, count: others)
    }
  }

  private func drawEmpty(on canvas: inout Canvas, in area: Rect) {
    let lines: [String] =
      if let unread {
        unread
      } else if partnerName.isEmpty {
        [hasPartners ? "No partner is selected." : "Reading trade …"]
      } else if !trade.isLoaded {
        ["Reading trade with \(partnerName) …"]
      } else {
        [
          "No trade figure with \(partnerName) on record by \(asOf).",
          "Missing is not zero: no source at hand states one.",
        ]
      }
    EmptyState.draw(lines, on: &canvas, in: area)
  }
}

extension RelationEvent {
  func glyph(_ charset: Charset) -> String {
    switch kind {
    case .milestone: charset.glyphs.tierChange
    case .visit(.outbound, _): charset.glyphs.visitOut
    case .visit(.inbound, _): charset.glyphs.visitIn
    }
  }

  var role: Role {
    switch kind {
    case .milestone(_, let tier): tier == .none ? .event : tier.role
    case .visit(.outbound, _): .outbound
    case .visit(.inbound, _): .inbound
    }
  }
}
