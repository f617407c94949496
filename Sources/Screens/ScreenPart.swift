internal import Console
internal import ViewModels

/// A part of the screen together with everything that its picture depends on: parts that are equal look the same.
///
/// Indirect, because parts are kept, compared and handed on at every key, and some are large.
indirect enum ScreenPart: Equatable, Sendable {
  case tooSmall(Size)
  case header(Header)
  case partners(PartnersView)
  case timeline(TimelineFrame)
  case visits(VisitList)
  case trade(TradeView)
  case page(PageView)
  case map(MapView)
  case asOf(AsOfMark)
  case sheet(SheetView)
  case footer(Footer)
  case picker(PickerBox)
  case tour(TourBox)
  case completion(CompletionBox)

  /// The parts of a dashboard in the order in which they are drawn.
  static func all(_ dashboard: Dashboard, size: Size, charset: Charset) -> [ScreenPart] {
    let layout = ScreenLayout(size: size, dashboard: dashboard)
    guard !layout.isTooSmall else { return [.tooSmall(size)] }
    var parts = [ScreenPart.header(Header(dashboard, layout, charset))]
    if let view = MapView(dashboard, layout, charset) {
      parts.append(.map(view))
    } else if let page = dashboard.pages.last, let sheet = page.sheet {
      parts.append(
        .sheet(
          SheetView(
            page: sheet, year: page.year, unread: dashboard.unread, marks: dashboard.marks, asOf: dashboard.asOf,
            hasCursor: dashboard.overlay == nil, area: layout.body, charset: charset)))
    } else if let page = dashboard.pages.last {
      let lines = layout.pageLines(dashboard, charset)
      parts.append(
        .page(
          PageView(
            page: page, lines: lines, marks: dashboard.marks, asOf: dashboard.asOf, keys: dashboard.keys,
            area: layout.body, charset: charset)))
    } else {
      if let view = PartnersView(dashboard, layout, charset) { parts.append(.partners(view)) }
      if let view = TimelineFrame(dashboard, layout, charset) { parts.append(.timeline(view)) }
      if let view = VisitList(dashboard, layout, charset) { parts.append(.visits(view)) }
      if let view = TradeView(dashboard, layout, charset) { parts.append(.trade(view)) }
    }
    if let mark = AsOfMark(dashboard, layout) { parts.append(.asOf(mark)) }
    let footer = Footer(dashboard, layout, charset)
    parts.append(.footer(footer))
    if let box = CompletionBox(dashboard, above: footer.area, charset: charset) { parts.append(.completion(box)) }
    if case .picker(let picker) = dashboard.overlay, let frame = layout.overlay {
      parts.append(.picker(PickerBox(picker: picker, frame: frame, rows: layout.overlayRows, charset: charset)))
    }
    if dashboard.overlay == .tour { parts.append(.tour(TourBox(size: size, keys: dashboard.keys, charset: charset))) }
    return parts
  }

  /// Which of the parts it is; a screen has one of each kind at most.
  var kind: Int {
    switch self {
    case .tooSmall: 0
    case .header: 1
    case .partners: 2
    case .timeline: 3
    case .visits: 4
    case .trade: 5
    case .page: 6
    case .map: 7
    case .asOf: 8
    case .sheet: 9
    case .footer: 10
    case .picker: 11
    case .tour: 12
    case .completion: 13
    }
  }

  /// The cells that the part may draw on.
  var areas: [Rect] {
    switch self {
    case .tooSmall(let size): [Rect(size)]
    case .header(let header): [header.area]
    case .partners(let view): [view.frame]
    case .timeline(let view): view.areas
    case .visits(let view): [view.rows]
    case .trade(let view): [view.frame]
    case .page(let view): [view.area]
    case .map(let view): [view.area]
    case .asOf(let mark): mark.areas
    case .sheet(let view): [view.area]
    case .footer(let footer): [footer.area]
    case .picker(let box): [box.frame]
    case .tour(let box): [box.frame]
    case .completion(let box): [box.frame]
    }
  }

  func contains(_ point: Point) -> Bool { areas.contains { $0.contains(point) } }

  func touches(_ others: [Rect]) -> Bool {
    areas.contains { area in others.contains { !$0.intersection(area).isEmpty } }
  }

  func draw(on canvas: inout Canvas) {
    switch self {
    case .tooSmall(let size):
      let smallest = ScreenLayout.smallest
      canvas.write(
        "Entente needs \(smallest.width)×\(smallest.height); this is \(size.width)×\(size.height).",
        at: Point(x: 0, y: 0))
    case .header(let header): header.draw(on: &canvas)
    case .partners(let view): view.draw(on: &canvas)
    case .timeline(let view): view.draw(on: &canvas)
    case .visits(let view): view.draw(on: &canvas)
    case .trade(let view): view.draw(on: &canvas)
    case .page(let view): view.draw(on: &canvas)
    case .map(let view): view.draw(on: &canvas)
    case .asOf(let mark): mark.draw(on: &canvas)
    case .sheet(let view): view.draw(on: &canvas)
    case .footer(let footer): footer.draw(on: &canvas)
    case .picker(let box): box.draw(on: &canvas)
    case .tour(let box): box.draw(on: &canvas)
    case .completion(let box): box.draw(on: &canvas)
    }
  }
}
