package import Console
internal import Diplomacy
package import ViewModels

/// The whole screen as a function of the dashboard: it reads state and never changes it.
package struct DashboardScreen: Sendable {
  package var charset: Charset

  package init(charset: Charset) {
    self.charset = charset
  }

  /// Draws the dashboard at a size.
  package func draw(_ dashboard: Dashboard, size: Size) -> Canvas {
    var canvas = Canvas(size: size)
    let layout = ScreenLayout(size: size, dashboard: dashboard)
    if layout.isTooSmall {
      let smallest = ScreenLayout.smallest
      canvas.write(
        "Entente needs \(smallest.width)×\(smallest.height); this is \(size.width)×\(size.height).",
        at: Point(x: 0, y: 0))
    } else {
      Header(dashboard: dashboard, charset: charset).draw(on: &canvas, in: layout.header)
      drawBody(dashboard, layout, on: &canvas)
      Footer(dashboard: dashboard, charset: charset).draw(on: &canvas, in: layout.footer)
      if case .picker(let picker) = dashboard.overlay {
        PickerBox(picker: picker, charset: charset).draw(on: &canvas, layout: layout)
      }
    }
    if charset == .ascii { canvas.asciiOnly() }
    return canvas
  }

  private func drawBody(_ dashboard: Dashboard, _ layout: ScreenLayout, on canvas: inout Canvas) {
    if let page = dashboard.pages.last {
      PageView(
        page: page, lines: layout.pageLines(dashboard, charset), asOf: dashboard.asOf, charset: charset
      ).draw(on: &canvas, in: layout.body)
      return
    }
    for pane in Pane.allCases where layout.panes[pane] != nil {
      switch pane {
      case .partners: PartnersView(dashboard: dashboard, charset: charset).draw(on: &canvas, layout: layout)
      case .timeline: TimelineView(dashboard: dashboard, charset: charset).draw(on: &canvas, layout: layout)
      case .trade: TradeView(dashboard: dashboard, charset: charset).draw(on: &canvas, layout: layout)
      }
    }
  }

  /// What lies under a mouse event, as a pointer for the view models; nil where there is nothing.
  package func pointer(for mouse: Mouse, _ dashboard: Dashboard, size: Size) -> Pointer? {
    MouseTarget(layout: ScreenLayout(size: size, dashboard: dashboard), dashboard: dashboard, charset: charset)
      .pointer(for: mouse)
  }
}
