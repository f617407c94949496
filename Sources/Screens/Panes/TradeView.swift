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
    spans.append(Span("  \(trade.measure.unit)", .muted))
    if trade.period != nil, let years = trade.years {
      spans.append(Span("  \(years.lowerBound)–\(years.upperBound) only", .active))
    }
    if let series = trade.chosenSeries {
      let isHere = !trade.history.years.isEmpty
      spans.append(Span("  only \(info.title(ofSeries: series))" + (isHere ? "" : ", nothing here"), .active))
    }
    if trade.isLogarithmic, trade.measure == .amounts {
      let excluded = chart?.excludedCount ?? 0
      spans.append(Span("  log scale" + (excluded > 0 ? ", \(excluded) at or below 0 left out" : ""), .active))
    }
    return spans
  }

  /// The series that the year under the crosshair is from, and whose statistics they are.
  private var right: [Span] {
    guard let current = trade.current else { return [] }
    let bases = Set(current.shownFigures.map(\.basis))
    let basis = bases.count == 1 ? bases.first.map { " · \($0.words)" } ?? "" : ""
    let text = TradeWords.series(current, info: info) + (frame.width >= 100 ? basis : "")
    // The partner and what is measured go first.
    return [Span(Fit.truncate(text, to: frame.width / 2 - 4, ellipsis: charset.glyphs.ellipsis), .muted)]
  }

  /// The chart of the partner's years; nil when there are none.
  var chart: LineChart? {
    guard let figure = trade.uncitedFigure(info: info), case .years(let plot) = figure.plot else { return nil }
    return FigureChart(figure: figure, year: trade.year, brush: years, charset: charset).lines(plot)
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
  func glyph(_ charset: Charset) -> String { markKind.glyph(charset) }

  var role: Role { markKind.role }
}
