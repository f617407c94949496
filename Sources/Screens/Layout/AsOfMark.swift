internal import Console
internal import Diplomacy
internal import ViewModels

/// The as-of date in the bottom edge of every pane and page: whoever looks at one of them must not take it for today's.
struct AsOfMark: Equatable, Sendable {
  private let text: String
  /// Where it stands, once for each frame.
  let areas: [Rect]

  /// Nil while everything is shown as of today.
  init?(_ dashboard: Dashboard, _ layout: ScreenLayout) {
    guard dashboard.asOf != dashboard.today else { return nil }
    let text = " as of \(dashboard.asOf) "
    let frames = dashboard.pages.isEmpty ? Array(layout.panes.values) : [layout.body]
    self.text = text
    areas = frames.filter { $0.width >= text.count + 4 && $0.height >= 3 }
      .map { Rect(x: $0.x + 2, y: $0.maxY - 1, width: text.count, height: 1) }
      .sorted { ($0.y, $0.x) < ($1.y, $1.x) }
  }

  func draw(on canvas: inout Canvas) {
    for area in areas {
      canvas.write(text, at: Point(x: area.x, y: area.y), role: .active, highlight: .selection, clip: area)
    }
  }
}
