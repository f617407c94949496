internal import Console
internal import ViewModels

/// Finds what lies under the mouse.
struct MouseTarget {
  let layout: ScreenLayout
  let dashboard: Dashboard
  let charset: Charset

  func pointer(for mouse: Mouse) -> Pointer? {
    guard !layout.isTooSmall else { return nil }
    if layout.overlay != nil { return overlay(mouse) }
    if case .prompt = dashboard.overlay { return completion(mouse) }
    if layout.footer.contains(mouse.point) { return hint(mouse) }
    if !dashboard.pages.isEmpty { return page(mouse) }
    for (pane, frame) in layout.panes where frame.contains(mouse.point) { return target(in: pane, mouse) }
    return nil
  }

  private func overlay(_ mouse: Mouse) -> Pointer? {
    if let rows = Self.wheel(mouse) { return .overlayScroll(rows) }
    guard case .picker(let picker) = dashboard.overlay, layout.overlayRows.contains(mouse.point) else { return nil }
    let row = picker.cursor.top + mouse.point.y - layout.overlayRows.y
    return row < picker.matches.count ? .overlayRow(row, isDouble: mouse.kind == .doublePress) : nil
  }

  /// What the box above a prompt offers: a click takes it, the wheel goes through it.
  private func completion(_ mouse: Mouse) -> Pointer? {
    let footer = Footer(dashboard, layout, charset).area
    guard let box = CompletionBox(dashboard, above: footer, charset: charset), box.frame.contains(mouse.point) else {
      return nil
    }
    if let rows = Self.wheel(mouse) { return .overlayScroll(rows.signum()) }
    return box.item(at: mouse.point).map { .overlayRow($0, isDouble: false) }
  }

  private func hint(_ mouse: Mouse) -> Pointer? {
    guard dashboard.message == nil, dashboard.overlay == nil, mouse.kind == .press else { return nil }
    return Hints.fitting(
      Hints.commands(dashboard), dashboard.keys, in: Hints.pane(dashboard), words: Hints.words(dashboard),
      width: layout.size.width, charset: charset
    )
    .first { mouse.point.x >= $0.x && mouse.point.x < $0.x + $0.spans.columns }
    .map { .hint($0.command) }
  }

  private func page(_ mouse: Mouse) -> Pointer? {
    if let rows = Self.wheel(mouse) { return .detailScroll(rows) }
    if let view = MapView(dashboard, layout, charset) {
      return view.place(at: mouse.point).map { .mapPlace($0, isDouble: mouse.kind == .doublePress) }
    }
    if let sheet = dashboard.pages.last?.sheet { return self.sheet(sheet, mouse) }
    if let page = dashboard.pages.last, let figure = page.figure, layout.figure.contains(mouse.point) {
      return FigureView(figure: figure, year: page.year, charset: charset)
        .year(at: mouse.point, in: layout.figure).map { .figureYear($0) }
    }
    guard let page = dashboard.pages.last, layout.page.contains(mouse.point),
      let lines = layout.pageLines(dashboard, charset)
    else { return nil }
    let top = lines.top(selecting: page.cursor.selected, height: layout.page.height)
    let (x, row) = (mouse.point.x - layout.page.x, mouse.point.y - layout.page.y)
    let line = lines.lines(from: top, count: layout.page.height).first { line in
      line.row == row && x >= line.x && x < line.x + line.width
    }
    return line.map { .detailRow($0.entry, isDouble: mouse.kind == .doublePress) }
  }

  private func sheet(_ page: SheetPage, _ mouse: Mouse) -> Pointer? {
    let parts = SheetView.Parts(page, in: layout.page)
    let column = SheetLayout(page, in: layout.page).column(at: mouse.point.x)
    if parts.headings.contains(mouse.point) { return column.map { .sheetHeading($0) } }
    let line = page.cursor.top + mouse.point.y - parts.rows.y
    guard parts.rows.contains(mouse.point), page.lines.indices.contains(line) else { return nil }
    return .sheetCell(line: line, column: column, isDouble: mouse.kind == .doublePress)
  }

  private func target(in pane: Pane, _ mouse: Mouse) -> Pointer {
    if let rows = Self.wheel(mouse) { return .scroll(pane, by: rows) }
    let isDouble = mouse.kind == .doublePress
    let point = mouse.point
    switch pane {
    case .partners:
      let row = dashboard.partners.cursor.top + point.y - layout.partnerRows.y
      if layout.partnerRows.contains(point), row < dashboard.partners.lines.count {
        return .row(pane, row, isDouble: isDouble)
      }
    case .timeline:
      let (strip, rows) = layout.timelineParts
      if strip.contains(point), let chart = TimelineFrame.strip(dashboard.timeline),
        let index = chart.period(at: point.x, in: TimelineFrame.stripArea(strip))
      {
        return .stripYear(chart.periods[index])
      }
      let row = dashboard.timeline.cursor.top + point.y - rows.y
      if rows.contains(point), row < dashboard.timeline.cursor.count { return .row(pane, row, isDouble: isDouble) }
    case .trade:
      if let pointer = year(at: point, isDouble: isDouble) { return pointer }
    }
    return .pane(pane)
  }

  private func year(at point: Point, isDouble: Bool) -> Pointer? {
    let area = layout.tradeParts.chart
    guard area.contains(point) else { return nil }
    if dashboard.trade.showsTable {
      let row = dashboard.trade.cursor.top + point.y - area.y - 1
      return point.y > area.y && row < dashboard.trade.cursor.count ? .row(.trade, row, isDouble: isDouble) : nil
    }
    guard let chart = TradeView(dashboard, layout, charset)?.chart,
      let index = chart.position(at: point.x, in: TradeView.chartArea(area), charset: charset)
    else { return nil }
    return .chartYear(chart.positions[index])
  }

  /// Rows to scroll by when the event is the wheel.
  private static func wheel(_ mouse: Mouse) -> Int? {
    switch mouse.kind {
    case .wheelUp: -3
    case .wheelDown: 3
    default: nil
    }
  }
}
