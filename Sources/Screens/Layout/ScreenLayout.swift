package import Console
package import ViewModels

/// Where everything lies on a screen of one size: computed from the dashboard, used for drawing and for the mouse.
package struct ScreenLayout: Hashable, Sendable {
  /// Below this nothing useful fits, and one line says so.
  package static let smallest = Size(width: 40, height: 10)

  package var size: Size
  /// The top row: the breadcrumb, the date and the counts.
  package var header: Rect
  /// The bottom row: hints, a message, or a field.
  package var footer: Rect
  /// What is between them.
  package var body: Rect
  /// The panes that show, with their frames.
  package var panes: [Pane: Rect]
  /// The box of a picker, when one is open.
  package var overlay: Rect?

  package init(size: Size, dashboard: Dashboard) {
    self.size = size
    let all = Rect(size)
    header = all.row(0)
    footer = all.row(size.height - 1)
    body = Rect(x: 0, y: 1, width: size.width, height: size.height - 2)
    // Also under a page: what lies below keeps its shape, so that coming back finds it as it was.
    panes = Self.panes(in: body, dashboard)
    let whole = body.inset(columns: 2, rows: 1)
    (figure, page) = whole.splitTop(FigureView.height(of: dashboard.pages.last?.figure, in: whole))
    if case .picker(let picker) = dashboard.overlay { overlay = Self.box(for: picker, in: all) }
  }

  package var isTooSmall: Bool {
    size.width < Self.smallest.width || size.height < Self.smallest.height
  }

  /// One pane at a time on narrow or low screens; else partners and timeline above the trade chart, which gets the
  /// whole width for its years.
  private static func panes(in body: Rect, _ dashboard: Dashboard) -> [Pane: Rect] {
    guard !dashboard.isZoomed, body.width >= 76, body.height >= 20 else { return [dashboard.focus: body] }
    let (upper, trade) = body.splitTop(body.height - max(10, body.height * 9 / 20))
    // Two fifths for the partners, up to the width at which their columns are complete.
    let (partners, timeline) = upper.splitLeft(min(66, max(34, upper.width * 2 / 5)))
    return [.partners: partners, .timeline: timeline, .trade: trade]
  }

  private static func box(for picker: Picker, in all: Rect) -> Rect {
    let isWide =
      switch picker.purpose {
      case .kind, .sort, .shade, .deleteView, .replaceView: false
      default: true
      }
    let width = min(all.width - 2, isWide ? 92 : 40)
    let rows = picker.isLoading ? 12 : max(4, picker.items.count)
    let height = min(all.height - 2, rows + 4, 30)
    return Rect(x: (all.width - width) / 2, y: max(1, (all.height - height) / 3), width: width, height: height)
  }

  // MARK: Parts of panes

  /// The rows of the partner list, under its heading.
  package var partnerRows: Rect {
    let inner = inner(.partners)
    return inner.height >= 6 ? inner.splitTop(1).rest : inner
  }

  /// The strip of years, and the agenda below it.
  package var timelineParts: (strip: Rect, rows: Rect) {
    let inner = inner(.timeline)
    guard inner.height >= 7 else { return (inner.splitTop(0).top, inner) }
    let (strip, rows) = inner.splitTop(inner.height >= 26 ? 5 : 3)
    return (strip, rows)
  }

  /// The chart or table, and the readout below it.
  package var tradeParts: (chart: Rect, readout: Rect) {
    let inner = inner(.trade)
    let lines = inner.height >= 24 ? 4 : inner.height >= 10 ? 3 : inner.height >= 7 ? 2 : min(1, inner.height)
    let (chart, readout) = inner.splitTop(inner.height - lines)
    return (chart, readout)
  }

  /// A pane without its frame. One that does not show is taken as large as it would be alone.
  package func inner(_ pane: Pane) -> Rect {
    (panes[pane] ?? body).inset(columns: 1, rows: 1)
  }

  /// The chart of a page, above its lines; empty where there is none.
  package var figure: Rect
  /// The lines of a page, under its chart, without the frame.
  package var page: Rect

  /// The choices of a picker, under its field.
  package var overlayRows: Rect {
    guard let overlay else { return Rect(x: 0, y: 0, width: 0, height: 0) }
    return overlay.inset(columns: 1, rows: 1).splitTop(1).rest
  }

  /// How many rows each list shows, for the view models.
  package func viewport(_ dashboard: Dashboard, _ charset: Charset) -> Viewport {
    Viewport(
      partners: max(1, partnerRows.height), timeline: max(1, timelineParts.rows.height),
      trade: max(1, tradeParts.chart.height - 1), overlay: max(1, overlayRows.height), detail: max(1, page.height),
      isMapList: MapView.isList(in: body), columns: columns(dashboard),
      entryLines: pageLines(dashboard, charset)?.linesByEntry ?? [],
      measured: dashboard.pages.last.map { measure(of: $0, charset) })
  }

  /// The columns that the pane in focus has room for; nil where a page lies over it.
  private func columns(_ dashboard: Dashboard) -> [String]? {
    guard dashboard.pages.isEmpty else { return nil }
    switch dashboard.focus {
    case .partners: return PartnersView.columns(dashboard.partners, in: partnerRows).map(\.rawValue)
    case .timeline: return VisitList.columns(dashboard.timeline, in: timelineParts.rows).map(\.rawValue)
    case .trade: return nil
    }
  }

  /// What the lines of a page are measured for here.
  private func measure(of front: DetailPage, _ charset: Charset) -> PageMeasure {
    PageMeasure(revision: front.revision, width: page.width, isASCII: charset == .ascii)
  }

  /// The lines of the page in front, with those measured before where nothing has changed.
  func pageLines(_ dashboard: Dashboard, _ charset: Charset) -> PageLines? {
    guard let front = dashboard.pages.last, let document = front.document else { return nil }
    let isKnown = dashboard.viewport.measured == measure(of: front, charset)
    return PageLines(
      document, width: page.width, charset: charset, linesByEntry: isKnown ? dashboard.viewport.entryLines : nil)
  }
}
